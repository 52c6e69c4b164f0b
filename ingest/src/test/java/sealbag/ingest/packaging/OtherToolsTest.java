package sealbag.ingest.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gov.loc.repository.bagit.exceptions.CorruptChecksumException;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;

/// A stranger's programs agree that the package is whole.
class OtherToolsTest {
  @TempDir Path folder;
  private Path sealed;
  private Path bag;

  @BeforeEach
  void packAndUnpack() throws Exception {
    try (var store = EvidenceStore.open(folder.resolve("store"))) {
      sealed = new Packager(folder, store).pack(SamplePackage.contents()).file();
    }
    Path unpacked = folder.resolve("unpacked");
    unpack(unpacked);
    bag = unpacked.resolve(SamplePackage.NUMBER);
  }

  private void unpack(Path to) throws IOException {
    try (var zip = new ZipFile(sealed.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        Path file = to.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
  }

  @Test
  void bagitJavaSaysValidAndComplete() throws Exception {
    var read = new BagReader().read(bag);

    try (var verifier = new BagVerifier()) {
      verifier.isComplete(read, false);
      verifier.isValid(read, false);
      BagVerifier.quicklyVerify(read);
    }
    assertThat(read.getMetadata().get("External-Identifier")).containsExactly(SamplePackage.NUMBER);
  }

  @Test
  void bagitJavaSeesAChange() throws Exception {
    Files.writeString(bag.resolve("data/chat/A000001.jpg"), "other");
    var read = new BagReader().read(bag);

    try (var verifier = new BagVerifier()) {
      assertThatThrownBy(() -> verifier.isValid(read, false))
          .isInstanceOf(CorruptChecksumException.class);
    }
  }

  @Test
  void sha256sumAcceptsBothManifests() throws Exception {
    assumeTrue(isInstalled("sha256sum"));

    for (String manifest : List.of("manifest-sha256.txt", "tagmanifest-sha256.txt")) {
      assertThat(run("sha256sum", "--strict", "--quiet", "-c", manifest)).isZero();
    }
    Files.writeString(bag.resolve("data/chat/A000001.jpg"), "other");
    assertThat(run("sha256sum", "--strict", "--quiet", "-c", "manifest-sha256.txt")).isNotZero();
  }

  @Test
  void unzipAcceptsTheZip() throws Exception {
    assumeTrue(isInstalled("unzip"));

    assertThat(run("unzip", "-tq", sealed.toString())).isZero();
  }

  @Test
  void theScriptInTheDocumentationFindsWhatItSaysItFinds() throws Exception {
    assumeTrue(isInstalled("sha256sum"));
    Path script = Files.writeString(folder.resolve("check.sh"), documentedScript());
    Path events = bag.resolve("custody/events.jsonl");

    assertThat(run("sh", script.toString())).isZero();

    Path added = Files.createFile(bag.resolve("data/added"));
    assertThat(run("sh", script.toString())).isEqualTo(1);

    Files.delete(added);
    Files.writeString(events, Files.readString(events).replace("\"n\":2", "\"n\":3"));
    rehashTags();
    assertThat(run("sh", script.toString())).isEqualTo(1);
  }

  private static String documentedScript() throws IOException {
    Path root = Path.of(System.getProperty("sealbag.fixtures")).resolveSibling("ingest");
    String text = Files.readString(root.resolve("doc/package-format.md"));
    return text.split("```sh\n", 2)[1].split("```", 2)[0];
  }

  /// As someone would who wants to hide a changed event.
  private void rehashTags() throws IOException, InterruptedException {
    String command =
        "sed 's/^[0-9a-f]*  //' tagmanifest-sha256.txt | xargs sha256sum > t && mv t tagmanifest-sha256.txt";
    assertThat(run("sh", "-c", command)).isZero();
    assertThat(run("sha256sum", "--strict", "-c", "tagmanifest-sha256.txt")).isZero();
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .directory(bag.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static boolean isInstalled(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program));
  }
}
