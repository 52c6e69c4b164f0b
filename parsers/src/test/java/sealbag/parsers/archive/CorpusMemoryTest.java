package sealbag.parsers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.archives.HostileArchive;

/// What an archive states allocates nothing, and nothing that is read stays in memory.
class CorpusMemoryTest {

  @Test
  void theCorpusAndABigFileWithoutAnEndAreReadInAHeapOf32Megabytes(@TempDir Path folder)
      throws Exception {
    for (HostileArchive archive : HostileArchive.all()) {
      Files.write(folder.resolve(archive.name() + ".zip"), archive.bytes());
    }
    writeSparse(folder.resolve("half-a-gigabyte.zip"));

    String said = read(folder);

    assertThat(said).isEqualTo(String.valueOf(HostileArchive.all().size() + 1));
  }

  /// The beginning of a zip, then nothing for 512 MiB.
  private static void writeSparse(Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap("PK\3\4".getBytes(StandardCharsets.ISO_8859_1)));
      channel.write(ByteBuffer.wrap(new byte[1]), 512L << 20);
    }
  }

  private static String read(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                CorpusProbe.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
