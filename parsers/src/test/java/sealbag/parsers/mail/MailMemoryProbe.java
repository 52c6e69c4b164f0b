package sealbag.parsers.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/// Reads a mail of the given number of bytes, made on the way, and prints its parts' sizes and the
/// hash of the attachment.
final class MailMemoryProbe {
  private static final String HEAD =
      """
      From: jo.shah@police.example
      Subject: large
      Content-Type: multipart/mixed; boundary="b"

      --b

      see below
      --b
      Content-Type: application/zip; name="chat.zip"
      Content-Transfer-Encoding: base64

      """
          .replace("\n", "\r\n");

  private MailMemoryProbe() {}

  public static void main(String[] arguments) throws Exception {
    long sizeBytes = Long.parseLong(arguments[0]);
    var limits = new MailLimits(sizeBytes + HEAD.length() + 100, 10, 3, 1 << 16);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    var sizes = new StringBuilder();
    new MailReader(limits)
        .read(
            new Large(sizeBytes),
            (part, in) -> {
              digest.reset();
              sizes.append(
                  in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest)));
              sizes.append(' ');
            });
    System.out.println(sizes + HexFormat.of().formatHex(digest.digest()));
  }

  /// The lines of the attachment: 57 bytes each, always the same.
  static byte[] line() {
    var bytes = new byte[57];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }
    return bytes;
  }

  private static final class Large extends InputStream {
    private final byte[] line =
        (Base64.getEncoder().encodeToString(line()) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    private InputStream current =
        new ByteArrayInputStream(HEAD.getBytes(StandardCharsets.US_ASCII));
    private long lines;

    Large(long sizeBytes) {
      lines = sizeBytes / line.length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = current.read(buffer, offset, length);
      while (n < 0 && lines >= 0) {
        byte[] next = lines-- > 0 ? line : "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
        current = new ByteArrayInputStream(next);
        n = current.read(buffer, offset, length);
      }
      return n;
    }
  }
}
