package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pff.PSTAttachment;
import com.pff.PSTException;
import com.pff.PSTMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One item of a mailbox file, written as a mail: the head that the server had, where Outlook kept
/// it, and every part in base64.
///
/// @param depth how many items stand around it
record PstMail(OutputStream out, int depth) {
  private static final int DEEPEST = 16;
  private static final Pattern OWN_FIELDS =
      Pattern.compile("(?i)(content-[a-z-]+|mime-version)\\s*:.*", Pattern.DOTALL);

  void write(PSTMessage message) throws IOException, PSTException {
    String boundary = "=_rebuilt-from-pst-" + depth;
    head(message);
    line("X-Sealbag-Rebuilt-From: pst");
    line("MIME-Version: 1.0");
    line("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    line("");
    text(boundary, "text/plain; charset=utf-8", message.getBody());
    text(boundary, "text/html; charset=utf-8", message.getBodyHTML());
    int attachments = message.getNumberOfAttachments();
    for (int i = 0; i < attachments; i++) {
      attachment(boundary, message.getAttachment(i));
    }
    line("--" + boundary + "--");
  }

  private void head(PSTMessage message) throws IOException {
    String kept = text(message.getTransportMessageHeaders());
    if (kept.contains(":")) {
      String block = kept.strip().replaceAll("\r?\n", "\r\n").split("\r\n\r\n", 2)[0];
      for (String field : block.split("\r\n(?![ \t])", -1)) {
        if (field.contains(":") && !OWN_FIELDS.matcher(field).matches()) {
          line(field);
        }
      }
      return;
    }
    field("Message-ID", message.getInternetMessageId());
    Date sent = message.getClientSubmitTime();
    if (sent != null) {
      field(
          "Date",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.toInstant().atOffset(ZoneOffset.UTC)));
    }
    String address = text(message.getSenderEmailAddress());
    if (address.contains("@")) {
      field(
          "From", "\"" + text(message.getSenderName()).replace("\"", "") + "\" <" + address + ">");
    }
    field("To", message.getDisplayTo());
    field("Subject", message.getSubject());
  }

  private void text(String boundary, String type, @Nullable String text) throws IOException {
    if (text != null && !text.isEmpty()) {
      line("--" + boundary);
      line("Content-Type: " + type);
      base64(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
  }

  private void attachment(String boundary, PSTAttachment attachment)
      throws IOException, PSTException {
    line("--" + boundary);
    PSTMessage inside = attachment.getEmbeddedPSTMessage();
    if (inside != null && depth < DEEPEST) {
      line("Content-Type: message/rfc822");
      line("");
      new PstMail(out, depth + 1).write(inside);
      line("");
      return;
    }
    String longName = text(attachment.getLongFilename());
    String name = longName.isEmpty() ? text(attachment.getFilename()) : longName;
    String type = text(attachment.getMimeTag()).toLowerCase(Locale.ROOT);
    boolean plain = type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}");
    line("Content-Type: " + (plain ? type : "application/octet-stream"));
    String escaped = percent(name);
    line(
        "Content-Disposition: attachment"
            + (escaped.isEmpty() ? "" : "; filename*=utf-8''" + escaped));
    try (InputStream bytes = attachment.getFileInputStream()) {
      base64(bytes);
    }
  }

  /// Every byte that is no letter or digit, escaped (RFC 2231).
  private static String percent(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(UTF_8)) {
      boolean plain = b == '.' || b == '-' || b == '_' || (b > 0 && Character.isLetterOrDigit(b));
      text.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
    }
    return text.toString();
  }

  private void base64(InputStream bytes) throws IOException {
    line("Content-Transfer-Encoding: base64");
    line("");
    byte[] row = new byte[57];
    for (int n = bytes.readNBytes(row, 0, row.length);
        n > 0;
        n = bytes.readNBytes(row, 0, row.length)) {
      byte[] part = n == row.length ? row : java.util.Arrays.copyOf(row, n);
      out.write(Base64.getEncoder().encode(part));
      line("");
    }
  }

  private void field(String name, @Nullable String value) throws IOException {
    String plain = text(value).replaceAll("\\p{Cntrl}+", " ").strip();
    if (!plain.isEmpty()) {
      line(name + ": " + plain);
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void line(String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
  }
}
