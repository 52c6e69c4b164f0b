package sealbag.ingest.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.SamplePackage;

class PackageVerifierTest {
  private static final String TOP = SamplePackage.NUMBER + "/";

  @TempDir Path folder;
  private Path sealed;
  private SortedMap<String, byte[]> files;

  @BeforeEach
  void pack() throws Exception {
    var packager = new Packager(folder, EvidenceStore.open(folder.resolve("store")));
    sealed = packager.pack(SamplePackage.contents()).file();
    files = Tampering.files(sealed);
  }

  @Test
  void aSealedPackageIsSound() throws IOException {
    Verification verification = PackageVerifier.verify(sealed);

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.sound()).isTrue();
    assertThat(verification.files()).isEqualTo(files.size());
    assertThat(verification.bytes())
        .isEqualTo(files.values().stream().mapToLong(bytes -> bytes.length).sum());
  }

  @Test
  void theNameOfTheFileDoesNotMatter() throws IOException {
    Path renamed = Files.copy(sealed, folder.resolve("exhibit 7.zip"));

    assertThat(PackageVerifier.verify(renamed).findings()).isEmpty();
  }

  @Test
  void puttingItTogetherAgainTheSameWayIsSound() throws IOException {
    assertThat(verify(Tampering.rehash(files)).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/chat/A000001.jpg",
        "data/chat/chat.txt",
        "data/original/export.zip",
        "data/catalogue.json",
        "data/catalogue.csv",
        "data/chat/messages.jsonl",
        "metadata/submission.json",
        "metadata/limitations.json",
        "README-FIRST.txt",
        "bagit.txt",
        "bag-info.txt",
        "custody/events.jsonl",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt"
      })
  void aFileThatWasChangedRemovedOrRenamedIsNamed(String path) throws IOException {
    byte[] before = requireNonNull(files.get(TOP + path));

    files.put(TOP + path, (Tampering.text(before) + " ").getBytes(UTF_8));
    assertThat(culprits(verify(files))).contains(path);

    files.remove(TOP + path);
    assertThat(culprits(verify(files))).contains(path);

    files.put(TOP + path + ".old", before);
    assertThat(culprits(verify(files))).contains(path);
    if (!path.startsWith("tagmanifest")) { // without it nothing says which files belong
      assertThat(culprits(verify(files))).contains(path + ".old");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data/chat/A000009.jpg", "metadata/note.txt", "fetch.txt", "data/x"})
  void aFileThatWasAddedIsNamed(String path) throws IOException {
    files.put(TOP + path, new byte[] {1});

    assertThat(culprits(verify(files))).contains(path);
  }

  @Test
  void aFileOutsideThePackagesFolderIsNamed() throws IOException {
    files.put("SB-2026-000124/data/x", new byte[] {1});

    assertThat(culprits(verify(files))).contains("SB-2026-000124/data/x");
  }

  @Test
  void filesInAnotherOrderAreNamed() throws IOException {
    var turned = new LinkedHashMap<String, byte[]>();
    files.reversed().forEach(turned::put);

    Path zip = Tampering.zip(turned, folder.resolve("turned.zip"));

    assertThat(culprits(PackageVerifier.verify(zip))).contains(TOP + "bag-info.txt");
  }

  @Test
  void anotherFolderThanTheNumberIsNamed() throws IOException {
    var moved = new TreeMap<String, byte[]>();
    files.forEach((name, bytes) -> moved.put(name.replace(TOP, "SB-2026-000999/"), bytes));

    assertThat(verify(moved).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.culprit()).isEqualTo("bag-info.txt");
              assertThat(finding.expected()).contains("External-Identifier SB-2026-000123");
              assertThat(finding.actual()).contains("External-Identifier SB-2026-000999");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/chat/A000001.jpg",
        "data/chat/chat.txt",
        "data/original/export.zip",
      })
  void newManifestsDoNotHideAChangedFile(String path) throws IOException {
    files.put(TOP + path, "something else".getBytes(UTF_8));

    assertThat(culprits(verify(Tampering.rehash(files)))).contains(path);
  }

  @Test
  void newManifestsDoNotHideAnAddedOrRemovedAttachment() throws IOException {
    byte[] picture = files.remove(TOP + "data/chat/A000001.jpg");
    files.put(TOP + "data/chat/A000009.jpg", picture);

    assertThat(culprits(verify(Tampering.rehash(files))))
        .contains("data/chat/A000001.jpg", "data/chat/A000009.jpg");
  }

  @Test
  void newManifestsDoNotHideASecondOriginal() throws IOException {
    files.put(TOP + "data/original/export.txt", new byte[] {1});

    assertThat(culprits(verify(Tampering.rehash(files)))).contains("data/original/");
  }

  @Test
  void aDifferentSubmissionIsNamed() throws IOException {
    replace(
        "metadata/submission.json",
        "\"number\": \"SB-2026-000123\"",
        "\"number\": \"SB-2026-000124\"");

    assertThat(culprits(verify(Tampering.rehash(files)))).containsOnly("metadata/submission.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"byteStart\":0",
        "\"n\":2",
        "\"records\":2,\"lines\"",
        "\"bytes\":",
        "{\"type\":\"record\"",
        "\"type\":\"end\"",
      })
  void messagesThatDoNotCoverTheChatTextAreNamed(String found) throws IOException {
    replace(
        "data/chat/messages.jsonl", found, found.replaceAll("(\\d|$)", "7").replace("\"e", "\"x"));

    assertThat(culprits(verify(Tampering.rehash(files)))).containsOnly("data/chat/messages.jsonl");
  }

  @Test
  void aFileCutShortIsFoundWhereverItWasCut() throws IOException {
    byte[] bytes = Files.readAllBytes(sealed);
    Path cut = folder.resolve("cut.zip");

    for (int length = 0; length < bytes.length; length += 211) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThat(culprits(PackageVerifier.verify(cut))).contains("the zip's end record");
    }
  }

  @Test
  void anythingBeforeOrBehindTheZipIsFound() throws IOException {
    byte[] bytes = Files.readAllBytes(sealed);
    byte[] behind = Arrays.copyOf(bytes, bytes.length + 1);
    byte[] before = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, before, 1, bytes.length);

    for (byte[] altered : List.of(behind, before)) {
      Path zip = Files.write(folder.resolve("altered.zip"), altered);
      assertThat(culprits(PackageVerifier.verify(zip))).containsExactly("the zip's end record");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "nul",
        "{}",
        "[1]",
        "{} {}",
        "{\"items\":7}",
        "{\"a\":1,\"a\":2}",
        "\"\uD800"
      })
  void jsonThatIsNotSealbagsIsAFindingAndNeverAnException(String json) throws IOException {
    for (String path :
        List.of(
            "data/catalogue.json",
            "metadata/submission.json",
            "data/chat/messages.jsonl",
            "custody/events.jsonl",
            "metadata/tool.json")) {
      SortedMap<String, byte[]> altered = new TreeMap<>(files);
      altered.put(TOP + path, json.getBytes(UTF_8));

      Verification verification = verify(Tampering.rehash(altered));

      boolean anObject = json.equals("{}") || json.equals("{\"items\":7}");
      boolean harmless = path.endsWith("tool.json") && anObject;
      assertThat(verification.sound()).as(path).isEqualTo(harmless);
    }
  }

  @Test
  void deepWideAndEndlessJsonIsAFinding() throws IOException {
    for (String json :
        List.of(
            "[".repeat(1_000_000),
            "{\"items\":".repeat(100_000),
            "{\"items\":[{\"sizeBytes\":" + "9".repeat(1_000_000) + "}]}",
            "{\"" + "k".repeat(1_000_000) + "\":1}",
            "x".repeat(3_000_000))) {
      files.put(TOP + "data/catalogue.json", json.getBytes(UTF_8));
      files.put(TOP + "custody/events.jsonl", json.getBytes(UTF_8));

      assertThat(culprits(verify(Tampering.rehash(files))))
          .contains("data/catalogue.json")
          .anyMatch(culprit -> culprit.startsWith("custody/events.jsonl"));
    }
  }

  @Test
  void randomDamageNeverEndsInAnException() throws IOException {
    byte[] bytes = Files.readAllBytes(sealed);
    var random = new Random(42);
    Path damaged = folder.resolve("damaged.zip");

    for (int round = 0; round < 400; round++) {
      byte[] copy = bytes.clone();
      for (int i = 0; i <= round % 7; i++) {
        int tail = round % 2 == 0 ? copy.length : Math.min(copy.length, 6000);
        copy[copy.length - 1 - random.nextInt(tail)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(damaged, copy);
      boolean same = Arrays.equals(copy, bytes);
      assertThat(PackageVerifier.verify(damaged).sound()).as("round " + round).isEqualTo(same);
    }
  }

  @Test
  void whatCannotBeOpenedIsAnException() {
    assertThatIOException().isThrownBy(() -> PackageVerifier.verify(folder.resolve("absent.zip")));
    assertThatIOException().isThrownBy(() -> PackageVerifier.verify(folder));
  }

  @Test
  void hostileNamesAreShownHarmlessly() throws IOException {
    files.put(TOP + "data/\u001B[31m\u202Ex", new byte[0]);

    assertThat(culprits(verify(files)))
        .anyMatch(culprit -> culprit.contains("\\u001b[31m"))
        .allMatch(culprit -> culprit.chars().allMatch(c -> c >= ' ' && c <= '~'));
  }

  private void replace(String path, String found, String by) {
    String text = Tampering.text(requireNonNull(files.get(TOP + path)));
    assertThat(text).contains(found);
    files.put(TOP + path, text.replace(found, by).getBytes(UTF_8));
  }

  private Verification verify(SortedMap<String, byte[]> altered) throws IOException {
    return PackageVerifier.verify(Tampering.zip(altered, folder.resolve("altered.zip")));
  }

  private static List<String> culprits(Verification verification) {
    return verification.findings().stream().map(Finding::culprit).toList();
  }
}
