package sealbag.ingest.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.evidence.StoredObject;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Slices;

class PackagerTest {
  @TempDir Path folder;
  private Path packages;
  private EvidenceStore store;
  private Packager packager;

  @BeforeEach
  void open() throws IOException {
    packages = Files.createDirectory(folder.resolve("packages"));
    store = EvidenceStore.open(folder.resolve("store"));
    packager = new Packager(packages, store);
  }

  @Test
  void theSameContentsGiveTheSameBytes() throws Exception {
    Parcel first = packager.pack(SamplePackage.contents());
    byte[] bytes = Files.readAllBytes(first.file());

    Parcel second = packager.pack(SamplePackage.contents());

    assertThat(second).isEqualTo(first);
    assertThat(Files.readAllBytes(second.file())).isEqualTo(bytes);
  }

  @Test
  void theParcelStatesWhatTheFileIs() throws Exception {
    Parcel parcel = packager.pack(SamplePackage.contents());

    byte[] bytes = Files.readAllBytes(parcel.file());
    assertThat(parcel.file()).isEqualTo(packages.resolve("SB-2026-000123.zip"));
    assertThat(parcel.sha256()).isEqualTo(Sha256.of(bytes).hex());
    assertThat(parcel.sizeBytes()).isEqualTo(bytes.length);
    assertThat(parcel.manifestSha256())
        .isEqualTo(Sha256.of(read(parcel, "manifest-sha256.txt").getBytes(UTF_8)).hex());
  }

  @Test
  void theSlicesOfALargePackageAreHashedWhenItIsSealed() throws Exception {
    var cut = new Slices.Cut(100, 1000);

    Parcel parcel = new Packager(packages, store, cut).pack(SamplePackage.contents());

    byte[] bytes = Files.readAllBytes(parcel.file());
    Slices slices = parcel.slices().orElseThrow();
    assertThat(bytes.length % 1000).isPositive();
    assertThat(slices.sizeBytes()).isEqualTo(1000);
    assertThat(slices.sha256()).hasSize(bytes.length / 1000 + 1);
    for (int i = 0; i < slices.sha256().size(); i++) {
      byte[] slice = Arrays.copyOfRange(bytes, i * 1000, Math.min((i + 1) * 1000, bytes.length));
      assertThat(slices.sha256().get(i)).isEqualTo(Sha256.of(slice).hex());
    }
    assertThat(parcel.sha256()).isEqualTo(Sha256.of(bytes).hex());
  }

  @Test
  void aPackageThatIsSentWholeHasNoSlices() throws Exception {
    Parcel parcel = packager.pack(SamplePackage.contents());

    assertThat(parcel.slices()).isEmpty();
  }

  @Test
  void nothingButTheSealedFileIsLeftAndNobodyMayWriteIt() throws Exception {
    Files.writeString(packages.resolve(".SB-2026-000123.part"), "from a process that died");

    Parcel parcel = packager.pack(SamplePackage.contents());

    try (var files = Files.list(packages)) {
      assertThat(files).containsExactly(parcel.file());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parcel.file())))
        .isEqualTo("r--------");
  }

  @Test
  void entriesAreSortedStoredAndWithoutTimes() throws Exception {
    Parcel parcel = packager.pack(SamplePackage.contents());

    try (var zip = new ZipFile(parcel.file().toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      assertThat(entries).extracting(ZipEntry::getName).isSorted().doesNotHaveDuplicates();
      assertThat(entries).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
      assertThat(entries)
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
      assertThat(entries).allMatch(entry -> entry.getExtra() == null && entry.getComment() == null);
    }
  }

  @Test
  void hostileNamesAppearOnlyEscaped() throws Exception {
    Parcel parcel = packager.pack(SamplePackage.contents());

    try (var zip = new ZipFile(parcel.file().toFile())) {
      assertThat(Collections.list(zip.entries()))
          .allMatch(entry -> entry.getName().matches("[A-Za-z0-9./-]+"));
    }
    assertThat(read(parcel, "data/catalogue.json"))
        .contains("\"=HYPERLINK(\\\"http://x\\\")\\n.jpg\"", "\"../../A\\u202egpj.exe\"");
    assertThat(read(parcel, "data/catalogue.csv"))
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\n.jpg\"", ",missing,'@gone.opus,");
    assertThat(read(parcel, "metadata/submission.json")).contains("chat\\u202e.zip");
  }

  @Test
  void bagInfoNamesThePackage() throws Exception {
    Parcel parcel = packager.pack(SamplePackage.contents());

    assertThat(read(parcel, "bag-info.txt"))
        .startsWith(
            """
            Source-Organization: Example Constabulary
            External-Identifier: SB-2026-000123
            Bagging-Date: 2026-11-22
            """)
        .containsPattern("\nPayload-Oxum: \\d+\\.8\n")
        .endsWith("Bag-Software-Agent: Sealbag 0.1.0\n");
    assertThat(read(parcel, "metadata/limitations.json"))
        .contains(
            "Known ambiguities are flagged; typed text that imitates a record of an Android export"
                + " cannot be told apart.");
  }

  @Test
  void storedObjectsAreCopied() throws Exception {
    StoredObject object =
        store.keep(new java.io.ByteArrayInputStream("a voice note".getBytes(UTF_8)));

    Parcel parcel =
        packager.pack(
            SamplePackage.contents(List.of(packager.stored("data/chat/A000004.opus", object))));

    assertThat(read(parcel, "data/chat/A000004.opus")).isEqualTo("a voice note");
  }

  @Test
  void bytesThatAreNotTheExpectedOnesEndThePackingAndLeaveTheOldPackage() throws Exception {
    byte[] before = Files.readAllBytes(packager.pack(SamplePackage.contents()).file());
    Sha256 expected = Sha256.of("what was kept".getBytes(UTF_8));
    var longer = new Payload("data/chat/A000004.bin", 3, expected, out -> out.write(new byte[4]));
    var other = new Payload("data/chat/A000004.bin", 4, expected, out -> out.write(new byte[4]));

    for (Payload altered : List.of(longer, other)) {
      assertThatThrownBy(() -> packager.pack(SamplePackage.contents(List.of(altered))))
          .isInstanceOfSatisfying(
              AlteredObjectException.class, e -> assertThat(e.sha256()).isEqualTo(expected));
    }

    try (var files = Files.list(packages)) {
      assertThat(files).hasSize(1).allMatch(file -> file.endsWith("SB-2026-000123.zip"));
    }
    assertThat(Files.readAllBytes(packages.resolve("SB-2026-000123.zip"))).isEqualTo(before);
  }

  @Test
  void pathsThatLeaveTheBagOrMeetTwiceAreMistakes() {
    for (String path :
        List.of("data/../x", "/data/x", "data/", "data/a b", "data/é", "data/.x", "tag.txt")) {
      assertThatThrownBy(() -> Payload.of(path, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> SamplePackage.contents(List.of(Payload.of("data/chat/chat.txt", new byte[0]))))
        .hasMessageContaining("two files at data/chat/chat.txt");
  }

  private static String read(Parcel parcel, String path) throws IOException {
    try (var zip = new ZipFile(parcel.file().toFile());
        InputStream in = zip.getInputStream(zip.getEntry("SB-2026-000123/" + path))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
