package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import sealbag.ingest.evidence.Sha256;

/// A whole letter as it goes to SMTP: ASCII, lines ended by CR LF, the same bytes for the same
/// letter. The parts are put together here, because Angus Mail takes a part's boundary from the
/// clock.
final class LetterText {
  private LetterText() {}

  static String of(LetterHead head, List<Line> lines) {
    String boundary = "=_" + Sha256.of(head.id().getBytes(UTF_8)).hex().substring(0, 24);
    return head.fields()
        + "Content-Type: multipart/alternative; boundary=\""
        + boundary
        + "\"\r\n\r\n"
        + part(boundary, "text/plain", PlainForm.of(lines))
        + part(boundary, "text/html", HtmlForm.of(head.subject(), lines))
        + "--"
        + boundary
        + "--\r\n";
  }

  /// The same letter with a JSON file beside its text.
  ///
  /// @param file its name: letters, digits, dots and hyphens
  static String attach(String letter, String file, String json) {
    String start = "Content-Type: multipart/alternative;";
    int body = letter.indexOf(start);
    String boundary = "=-" + Sha256.of(letter.getBytes(UTF_8)).hex().substring(0, 24);
    String base64 = Base64.getMimeEncoder().encodeToString(json.getBytes(UTF_8));
    return letter.substring(0, body)
        + "Content-Type: multipart/mixed; boundary=\""
        + boundary
        + "\"\r\n\r\n--"
        + boundary
        + "\r\n"
        + letter.substring(body)
        + "\r\n--"
        + boundary
        + "\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: base64"
        + "\r\nContent-Disposition: attachment;\r\n filename=\""
        + file
        + "\"\r\n\r\n"
        + base64
        + "\r\n--"
        + boundary
        + "--\r\n";
  }

  private static String part(String boundary, String type, String text) {
    return "--"
        + boundary
        + "\r\nContent-Type: "
        + type
        + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quotedPrintable(text)
        + "\r\n";
  }

  /// RFC 2045 section 6.7.
  private static String quotedPrintable(String text) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = MimeUtility.encode(bytes, "quoted-printable")) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    } catch (MessagingException e) {
      throw new IllegalStateException("quoted-printable is one of Angus Mail's encodings", e);
    }
    return bytes.toString(US_ASCII);
  }
}
