package sealbag.parsers.whatsapp.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Memory does not grow with the chat: each is read in a process whose heap is smaller than it.
class MemoryTest {

  @Test
  void aGigabyteIsReadToRecordsInAHeapOf96Megabytes() throws Exception {
    assertThat(read("gigabyte", "records", "96m")).endsWith(" " + MemoryProbe.GIGABYTE);
  }

  @Test
  void aGigabyteBecomesJsonLinesInAHeapOf96Megabytes() throws Exception {
    assertThat(read("gigabyte", "json", "96m")).isEqualTo("json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"records", "json"})
  void aLineOfAHundredMegabytesIsRead(String sink) throws Exception {
    assertThat(read("line", sink, "96m")).isIn("json", "2 100000059");
  }

  @ParameterizedTest
  @ValueSource(strings = {"records", "json"})
  void aTextOfFiveMillionLinesIsRead(String sink) throws Exception {
    assertThat(read("lines", sink, "96m")).isIn("json", "2 25000059");
  }

  /// What the probe prints; all that the process said where it failed.
  private static String read(String chat, String sink, String heap)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                MemoryProbe.class.getName(),
                chat,
                sink)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
