package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/// A mail that was read, with the bytes of its parts.
record Letter(Mail mail, List<byte[]> bodies) {

  /// Reads a mail with the line ends given.
  static Letter read(String text) throws Exception {
    return read(text.getBytes(UTF_8));
  }

  /// Reads a mail written as a text block, with CRLF as its line ends.
  static Letter lines(String block) throws Exception {
    return read(block.replace("\r", "").replace("\n", "\r\n"));
  }

  static Letter read(byte[] raw) throws Exception {
    return read(raw, MailLimits.standard());
  }

  static Letter read(byte[] raw, MailLimits limits) throws Exception {
    List<byte[]> bodies = new ArrayList<>();
    Mail mail =
        new MailReader(limits)
            .read(
                new ByteArrayInputStream(raw),
                (part, decoded) -> {
                  assertOrder(part, bodies);
                  bodies.add(decoded.readAllBytes());
                });
    return new Letter(mail, bodies);
  }

  private static void assertOrder(MailPart part, List<byte[]> bodies) {
    if (part.index() != bodies.size() + 1) {
      throw new AssertionError("part " + part.index() + " came after " + bodies.size());
    }
  }

  MailPart part(int index) {
    return mail.parts().get(index - 1);
  }

  byte[] bytes(int index) {
    return bodies.get(index - 1);
  }

  String text(int index) {
    return new String(bytes(index), UTF_8);
  }
}
