package sealbag.parsers.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Memory does not grow with the mail: it is read in a process whose heap is much smaller.
class MailMemoryTest {
  private static final long SIZE_BYTES = 200_000_000;

  @Test
  void aMailOf200MegabytesIsDecodedAndHashedInAHeapOf64Megabytes() throws Exception {
    long lines = SIZE_BYTES / 78;
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (long i = 0; i < lines; i++) {
      digest.update(MailMemoryProbe.line());
    }

    assertThat(read("64m"))
        .isEqualTo("9 " + lines * 57 + " " + HexFormat.of().formatHex(digest.digest()));
  }

  /// What the probe prints; all that the process said where it failed.
  private static String read(String heap) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                MailMemoryProbe.class.getName(),
                String.valueOf(SIZE_BYTES))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
