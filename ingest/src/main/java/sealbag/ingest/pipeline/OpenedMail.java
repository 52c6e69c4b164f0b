package sealbag.ingest.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sealbag.parsers.mail.Mail;
import sealbag.parsers.mail.MailLimitException;
import sealbag.parsers.mail.MailLimits;
import sealbag.parsers.mail.MailPart;
import sealbag.parsers.mail.MailReader;

/// One mail taken apart: every part decoded into the spool and hashed.
///
/// @param raw the mail as received
/// @param reader reads its header block
record OpenedMail(Mail mail, List<Part> parts, Path raw, MailReader reader) {

  /// A part and its decoded bytes.
  record Part(MailPart about, Spool.Written bytes) {

    /// Whether a person attached it: it has a name or says so, and it is not a picture of the
    /// signature.
    boolean isAttached() {
      boolean named = about.fileName().isPresent();
      boolean attached = about.disposition().filter("attachment"::equals).isPresent();
      return (named || attached) && !about.isFurniture();
    }

    boolean isCoveringText() {
      return !isAttached() && about.contentType().startsWith("text/");
    }

    /// The attachment's name without folders, or a name of ours where it has none.
    String name() {
      String given = about.fileName().orElse("");
      String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
      return last.isBlank() ? "part-" + about.path() : last;
    }
  }

  static OpenedMail read(Path raw, MailLimits limits, Spool spool)
      throws IOException, MailLimitException {
    var reader = new MailReader(limits);
    var parts = new ArrayList<Part>();
    Mail mail;
    try (InputStream in = Files.newInputStream(raw)) {
      mail =
          reader.read(
              in, (part, decoded) -> parts.add(new Part(part, spool.write(decoded::transferTo))));
    }
    return new OpenedMail(mail, List.copyOf(parts), raw, reader);
  }

  /// The header block and the text parts, for the people who open the package.
  byte[] head() throws IOException {
    var out = new ByteArrayOutputStream();
    try (InputStream in = Files.newInputStream(raw)) {
      out.write(reader.headerBlock(in));
    }
    for (Part part : parts) {
      if (part.isCoveringText()) {
        String title =
            "--- text part " + part.about().path() + " (" + part.about().contentType() + ")\n";
        out.write(title.getBytes(StandardCharsets.UTF_8));
        Files.copy(part.bytes().file(), out);
        out.write('\n');
      }
    }
    return out.toByteArray();
  }
}
