package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Mails as an invented officer sends them, built line by line.
final class OfficerMail {
  static final String OFFICER = "jo.shah@example.police.uk";
  static final String INTAKE = "intake@example.police.uk";
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

  private final List<String> head = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private String from = OFFICER;
  private String text = "";

  private OfficerMail(String id, String subject) {
    head.add("Message-ID: <" + id + "@phone.example.police.uk>");
    head.add("Subject: " + subject);
    head.add("Date: Sun, 22 Nov 2026 09:14:00 +0000");
  }

  /// @param id of the message, different for each
  static OfficerMail of(String id, String subject) {
    return new OfficerMail(id, subject);
  }

  OfficerMail from(String address) {
    from = address;
    return this;
  }

  OfficerMail saying(String words) {
    text = words;
    return this;
  }

  OfficerMail header(String line) {
    head.add(line);
    return this;
  }

  /// Attaches a text export of a chat of a few invented messages.
  ///
  /// @param words make it another export
  OfficerMail withChat(String person, String words) {
    return attach(
        "WhatsApp Chat with " + person + ".txt", "text/plain", chat(person, words).getBytes(UTF_8));
  }

  /// Attaches a zip with a chat and one picture that it mentions.
  OfficerMail withZip(String person, String words) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("WhatsApp Chat with " + person + ".txt"));
      String picture =
          "14/11/2026, 10:05 - " + person + ": IMG-20261114-WA0001.jpg (file attached)\n";
      zip.write((chat(person, words) + picture).getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("IMG-20261114-WA0001.jpg"));
      zip.write(words.getBytes(UTF_8));
    }
    return attach("WhatsApp Chat with " + person + ".zip", "application/zip", bytes.toByteArray());
  }

  static String chat(String person, String words) {
    return """
    13/11/2026, 09:10 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.
    13/11/2026, 09:12 - %1$s: hello
    14/11/2026, 10:00 - PC Jo Shah: %2$s
    """
        .formatted(person, words);
  }

  OfficerMail attach(String name, String type, byte[] bytes) {
    parts.add(
        "Content-Type: %s; name=\"%s\"\r\nContent-Disposition: attachment; filename=\"%s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n"
            .formatted(type, name, name, BASE64.encodeToString(bytes)));
    return this;
  }

  /// Passes another mail on, whole.
  OfficerMail passingOn(OfficerMail other) {
    return attach("mail.eml", "message/rfc822", other.bytes());
  }

  /// Puts a picture into the text, as a mail program does when somebody pastes one.
  OfficerMail pasting(byte[] picture) {
    parts.add(
        "Content-Type: image/png; name=\"image001.png\"\r\nContent-Disposition: inline\r\nContent-ID: <image001@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n"
            .formatted(BASE64.encodeToString(picture)));
    return this;
  }

  /// The mail as it goes over the wire.
  String text() {
    var out = new StringBuilder();
    out.append("From: PC Jo Shah <").append(from).append(">\r\nTo: ").append(INTAKE).append("\r\n");
    head.forEach(line -> out.append(line).append("\r\n"));
    out.append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
    out.append("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
        .append(text)
        .append("\r\n");
    parts.forEach(part -> out.append("--b\r\n").append(part));
    return out.append("--b--\r\n").toString();
  }

  byte[] bytes() {
    return text().getBytes(US_ASCII);
  }
}
