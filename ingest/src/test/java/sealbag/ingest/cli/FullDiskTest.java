package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A home folder on a disk that is too small. Needs the right to mount a file system in memory.
class FullDiskTest {
  @TempDir private Path folder;
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder.resolve("disk"), "3m");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  /// The larger one does not fit into the store, the smaller one fits but its package does not.
  @ParameterizedTest
  @ValueSource(ints = {4_000_000, 1_000_000})
  void aFullDiskIsSaidAndTheSameCommandGoesOnOnceThereIsSpace(int sizeBytes) throws Exception {
    Path export = export(sizeBytes);
    var sealbag = new Sealbag(disk.at().resolve("home"));

    Sealbag.Run full = sealbag.run("import", "--json", export);
    disk.grow("64m");
    Sealbag.Run roomy = sealbag.run("import", "--json", export);

    assertThat(full.code()).isEqualTo(3);
    assertThat(full.text("outcome")).isEqualTo("failed");
    assertThat(full.text("code")).isEqualTo("NO_SPACE");
    assertThat(full.text("reason")).contains("full").endsWith(".");
    assertThat(full.summary().get("failed").asInt()).isEqualTo(1);
    assertThat(roomy.code()).as("%s", roomy).isZero();
    assertThat(roomy.text("outcome")).isEqualTo("sealed");
    new SealedZip(Path.of(roomy.text("package"))).assertSound();
    assertThat(sealbag.run("custody", "verify").code()).isZero();
    assertThat(sealbag.home().resolve("packages").toFile().list()).hasSize(1);
  }

  private Path export(int sizeBytes) throws IOException {
    byte[] picture = new byte[sizeBytes];
    new Random(3).nextBytes(picture);
    byte[] chat =
        Files.readAllBytes(
            Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt"));
    Path file = folder.resolve("export.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "WhatsApp Chat with Sam.txt", chat);
      put(zip, "DOC-20260301-WA0001.bin", picture);
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var crc = new CRC32();
    crc.update(bytes);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
