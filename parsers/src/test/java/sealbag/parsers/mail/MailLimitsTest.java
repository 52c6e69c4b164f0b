package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailLimitsTest {
  private static final MailLimits STANDARD = MailLimits.standard();

  @Test
  void aThousandPartsAreReadAndOneMoreIsALimit() throws Exception {
    assertThat(Letter.read(withParts(1_000)).mail().parts()).hasSize(1_000);
    assertThatThrownBy(() -> Letter.read(withParts(1_001)))
        .isInstanceOf(MailLimitException.class)
        .hasMessageContaining("1000 parts");
  }

  private static byte[] withParts(int count) {
    return ("Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\nx\n".repeat(count)
            + "--b--\n")
        .getBytes(US_ASCII);
  }

  @Test
  void nestingIsReadUpToTheLimit() throws Exception {
    assertThat(Letter.read(nested(32)).text(1)).isEqualTo("deep\n");
    assertThatThrownBy(() -> Letter.read(nested(33)))
        .isInstanceOf(MailLimitException.class)
        .hasMessageContaining("deeper");
  }

  private static byte[] nested(int depth) {
    StringBuilder mail = new StringBuilder();
    IntStream.range(0, depth)
        .forEach(
            i ->
                mail.append("Content-Type: multipart/mixed; boundary=\"q")
                    .append(i)
                    .append("z\"\n\n--q")
                    .append(i)
                    .append("z\n"));
    return mail.append("\ndeep\n").toString().getBytes(US_ASCII);
  }

  @Test
  void emailsInsideEmailsCountAsNesting() {
    String mail = "Content-Type: message/rfc822\n\n".repeat(1_000) + "\ndeep";

    assertThatThrownBy(() -> Letter.read(mail)).isInstanceOf(MailLimitException.class);
  }

  @Test
  void anOverlongHeaderIsALimit() {
    String oneLine = "Subject: " + "x".repeat(2 << 20) + "\n\n";
    String manyLines = "X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n".repeat(40_000) + "\n";

    assertThatThrownBy(() -> Letter.read(oneLine)).isInstanceOf(MailLimitException.class);
    assertThatThrownBy(() -> Letter.read(manyLines))
        .isInstanceOf(MailLimitException.class)
        .hasMessageContaining("header");
  }

  @Test
  void aBodyLineMayBeLong() throws Exception {
    String body = "x".repeat(3 << 20);

    Letter letter =
        Letter.read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + body + "\n--b--\n");

    assertThat(letter.bytes(1)).hasSize(3 << 20);
  }

  @Test
  void aMailOverTheSizeLimitIsRefused() {
    MailLimits small = new MailLimits(100, 10, 10, 100);

    assertThatThrownBy(() -> Letter.read(("\n" + "x".repeat(100)).getBytes(US_ASCII), small))
        .isInstanceOf(MailLimitException.class)
        .hasMessageContaining("100 bytes");
  }

  @Test
  void sixtyFourMebibytesStreamThrough() throws Exception {
    byte[] line = ("QUJD".repeat(19) + "\r\n").getBytes(US_ASCII);
    int lines = (64 << 20) / 57;
    var counted = new AtomicLong();

    Mail mail =
        new MailReader(STANDARD)
            .read(
                longMail(line, lines),
                (part, decoded) -> {
                  var chunk = new byte[8192];
                  for (int n; (n = decoded.read(chunk)) >= 0; ) {
                    counted.addAndGet(n);
                  }
                });

    assertThat(mail.parts()).hasSize(1);
    assertThat(counted).hasValue(57L * lines);
  }

  private static InputStream longMail(byte[] line, int lines) {
    String head = "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(new ByteArrayInputStream(head.getBytes(US_ASCII)), new Repeated(line, lines))));
  }

  /// One line over and over, without the whole in memory.
  private static final class Repeated extends InputStream {
    private final byte[] line;
    private final long sizeBytes;
    private long at;

    Repeated(byte[] line, int times) {
      this.line = line;
      this.sizeBytes = (long) line.length * times;
    }

    @Override
    public int read() {
      return at == sizeBytes ? -1 : line[(int) (at++ % line.length)] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int n = (int) Math.min(length, sizeBytes - at);
      for (int i = 0; i < n; i++) {
        buffer[offset + i] = line[(int) (at++ % line.length)];
      }
      return n == 0 && length > 0 ? -1 : n;
    }
  }
}
