package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class ArchiveTest {

  @Test
  void entriesComeInTheOrderOfTheList() throws Exception {
    byte[] photo = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3};
    byte[] zip =
        new Zip()
            .with("_chat.txt", "hello")
            .with("Media/", "")
            .with("Media/photo.jpg", photo, entry -> entry.setMethod(ZipArchiveEntry.DEFLATED))
            .bytes();

    try (Archive archive = Zip.open(zip)) {
      assertThat(archive.flags()).isEmpty();
      assertThat(archive.entries())
          .extracting(ArchiveEntry::ordinal, ArchiveEntry::name, ArchiveEntry::directory)
          .containsExactly(
              tuple(1, "_chat.txt", false),
              tuple(2, "Media/", true),
              tuple(3, "Media/photo.jpg", false));
      assertThat(archive.entries()).allMatch(entry -> entry.flags().isEmpty());
      assertThat(archive.entries().get(2).baseName()).isEqualTo("photo.jpg");
      assertThat(archive.entries().get(1).baseName()).isEqualTo("Media");
      assertThat(archive.entries().get(0).method()).isEqualTo("deflated");
      assertThat(Zip.content(archive, 3)).isEqualTo(photo);
      assertThat(Zip.read(archive, 1))
          .isEqualTo(new Archive.Reading(true, 5, crc("hello"), Set.of()));
    }
  }

  private static long crc(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return crc.getValue();
  }

  @Test
  void anEmptyZipIsAnArchive() throws Exception {
    byte[] zip = new Zip().bytes();

    assertThat(Zip.open(zip).entries()).isEmpty();
    assertThat(Archive.looksLikeZip(zip)).isTrue();
    assertThat(Archive.looksLikeZip(new byte[] {'P', 'K', 3, 4})).isTrue();
    assertThat(Archive.looksLikeZip("PK was here".getBytes(UTF_8))).isFalse();
    assertThat(Archive.looksLikeZip(new byte[] {'P', 'K'})).isFalse();
  }

  @Test
  void timesAreReadAsWritten() throws Exception {
    byte[] zip = new Zip().with("a", "x").bytes();
    Zip.patch16(zip, Zip.listed(zip, 1) + 12, (2 << 11) | (30 << 5) | 5);
    Zip.patch16(zip, Zip.listed(zip, 1) + 14, (46 << 9) | (3 << 5) | 29);
    byte[] noTime = new Zip().with("a", "x").bytes();
    Zip.patch16(noTime, Zip.listed(noTime, 1) + 14, 0);

    assertThat(Zip.open(zip).entries().getFirst().dosTime())
        .contains(LocalDateTime.of(2026, 3, 29, 2, 30, 10));
    assertThat(Zip.open(noTime).entries().getFirst().dosTime()).isEmpty();
  }

  @Test
  void aZipThatWasCutShortIsDamaged() throws Exception {
    byte[] zip = new Zip().with("_chat.txt", "hello").with("b", "x").bytes();

    for (int length = 0; length < zip.length; length++) {
      byte[] cut = Arrays.copyOf(zip, length);
      assertThatThrownBy(() -> Zip.open(cut))
          .isInstanceOfSatisfying(
              UnusableArchiveException.class,
              e -> assertThat(e.reason()).isEqualTo(UnusableArchiveException.Reason.DAMAGED))
          .hasMessage("The end of the zip is missing: it was cut short; ask for the export again.");
    }
  }

  @Test
  void aBrokenListIsDamaged() throws Exception {
    byte[] zip = new Zip().with("_chat.txt", "hello").with("b", "x").bytes();
    Zip.patch32(zip, Zip.listed(zip, 2), 0);

    assertThatThrownBy(() -> Zip.open(zip))
        .isInstanceOf(UnusableArchiveException.class)
        .hasMessageContaining("list");
  }

  @Test
  void anEncryptedEntryDoesNotKeepTheOthersFromBeingRead() throws Exception {
    byte[] zip = new Zip().with("secret.jpg", "x").with("_chat.txt", "hello").bytes();
    Zip.patchBoth16(zip, 1, 8, 0x0801);

    try (Archive archive = Zip.open(zip)) {
      assertThat(archive.entries().getFirst().encrypted()).isTrue();
      assertThat(Zip.read(archive, 1).complete()).isFalse();
      assertThat(Zip.read(archive, 1).flags()).containsExactly(ArchiveFlag.ENCRYPTED_ENTRY);
      assertThat(new String(Zip.content(archive, 2), UTF_8)).isEqualTo("hello");
    }
  }

  @Test
  void anUnknownMethodIsFlagged() throws Exception {
    byte[] zip = new Zip().with("a", "x").with("_chat.txt", "hello").bytes();
    Zip.patchBoth16(zip, 1, 10, 95);

    try (Archive archive = Zip.open(zip)) {
      assertThat(archive.entries().getFirst().method()).isEqualTo("method 95");
      assertThat(Zip.read(archive, 1))
          .isEqualTo(new Archive.Reading(false, 0, 0, Set.of(ArchiveFlag.UNSUPPORTED_METHOD)));
      assertThat(new String(Zip.content(archive, 2), UTF_8)).isEqualTo("hello");
    }
  }

  @Test
  void aWrongChecksumIsFlaggedAndTheBytesAreGiven() throws Exception {
    byte[] zip = new Zip().with("a", "hello").bytes();
    Zip.patchBoth32(zip, 1, 16, 12345);

    Archive.Reading reading = Zip.read(Zip.open(zip), 1);

    assertThat(reading.complete()).isTrue();
    assertThat(reading.crc32()).isEqualTo(crc("hello"));
    assertThat(reading.flags()).containsExactly(ArchiveFlag.CRC_MISMATCH);
  }

  @Test
  void aStatedSizeIsNotBelieved() throws Exception {
    byte[] zip = new Zip().with("a", "hello hello hello hello").bytes();
    Zip.patchBoth32(zip, 1, 24, 3);

    Archive.Reading reading = Zip.read(Zip.open(zip), 1);

    assertThat(reading.sizeBytes()).isEqualTo(23);
    assertThat(reading.flags()).containsExactly(ArchiveFlag.SIZE_LIE);
  }

  @Test
  void brokenDataEndsTheEntryAndNothingElse() throws Exception {
    byte[] zip = new Zip().with("a", "x".repeat(5_000)).with("_chat.txt", "hello").bytes();
    Zip.patch32(zip, Zip.data(zip, 1), 0xFFFFFFFFL);

    try (Archive archive = Zip.open(zip)) {
      Archive.Reading reading = Zip.read(archive, 1);
      assertThat(reading.complete()).isFalse();
      assertThat(reading.flags()).contains(ArchiveFlag.UNREADABLE_ARCHIVE);
      assertThat(new String(Zip.content(archive, 2), UTF_8)).isEqualTo("hello");
    }
  }

  @Test
  void anEntryThatIsNotWhereTheListSaysIsUnreadable() throws Exception {
    byte[] zip = new Zip().with("_chat.txt", "hello").with("a", "x").bytes();
    Zip.patch32(zip, Zip.listed(zip, 2) + 42, 5);

    try (Archive archive = Zip.open(zip)) {
      assertThat(Zip.read(archive, 2).flags()).contains(ArchiveFlag.UNREADABLE_ARCHIVE);
      assertThat(Zip.read(archive, 1).complete()).isTrue();
    }
  }

  @Test
  void bytesAroundTheArchiveAreFlagged() throws Exception {
    String zip = new String(new Zip().with("a", "x").bytes(), ISO_8859_1);

    Archive archive = Zip.open(("before" + zip + "after").getBytes(ISO_8859_1));

    assertThat(archive.flags())
        .containsExactlyInAnyOrder(ArchiveFlag.PREPENDED_DATA, ArchiveFlag.TRAILING_DATA);
    assertThat(Zip.content(archive, 1)).containsExactly('x');
  }

  @Test
  void aWrongCountIsFlagged() throws Exception {
    byte[] zip = new Zip().with("a", "x").with("b", "y").bytes();
    Zip.patch16(zip, Zip.find(zip, "PK\u0005\u0006", 1) + 10, 1);

    Archive archive = Zip.open(zip);

    assertThat(archive.flags()).containsExactly(ArchiveFlag.COUNT_MISMATCH);
    assertThat(archive.entries()).hasSize(2);
  }

  @Test
  void aFailingDiskIsNotADamagedArchive() throws Exception {
    byte[] zip = new Zip().with("a", "x").bytes();
    var channel = new SeekableInMemoryByteChannel(zip);
    Archive archive = Archive.open(channel, Budgets.standard());
    channel.close();

    assertThatThrownBy(() -> Zip.read(archive, 1)).isInstanceOf(IOException.class);
  }

  @Test
  void aListFarOutsideOfTheFileIsNotAFailingDisk() throws Exception {
    byte[] zip = new Zip().with("a", "x").bytes();
    Zip.patch32(zip, Zip.find(zip, "PK\u0005\u0006", 1) + 16, 0xFFFFFFF0L);

    assertThatThrownBy(() -> Zip.open(zip)).isInstanceOf(UnusableArchiveException.class);
  }

  @Test
  void aFailingTargetIsNotADamagedArchive() throws Exception {
    Archive archive = Zip.open(new Zip().with("a", "x").bytes());
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };

    assertThatThrownBy(() -> archive.read(archive.entries().getFirst(), full))
        .hasMessage("no space left");
  }
}
