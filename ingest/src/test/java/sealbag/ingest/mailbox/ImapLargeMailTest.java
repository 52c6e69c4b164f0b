package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImapLargeMailTest {
  private static final int MIB = 60;

  @Test
  void aMailOfSixtyMebibytesIsFetchedInASmallHeap() throws Exception {
    Dovecot.require();
    try (Dovecot server = Dovecot.start()) {
      var digest = MessageDigest.getInstance("SHA-256");
      server.put("intake", file -> write(file, digest));

      String said =
          ReadAll.inChild(
              List.of("-Xmx32m"),
              "PLAIN",
              "127.0.0.1",
              Integer.toString(server.imapPort()),
              "intake");

      assertThat(said).startsWith(HexFormat.of().formatHex(digest.digest())).contains("1 messages");
    }
  }

  private static void write(Path file, MessageDigest digest) throws IOException {
    var random = new Random(60);
    byte[] bytes = new byte[57 * 1024];
    var lines = Base64.getMimeEncoder();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      out.write("Subject: large\r\nContent-Transfer-Encoding: base64\r\n\r\n".getBytes(ISO_8859_1));
      for (long left = MIB << 20; left > 0; left -= 78 << 10) {
        random.nextBytes(bytes);
        out.write(lines.encode(bytes));
        out.write("\r\n".getBytes(ISO_8859_1));
      }
    }
  }
}
