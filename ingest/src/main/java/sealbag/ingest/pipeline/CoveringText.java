package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.covering.PlainText;
import sealbag.ingest.pipeline.OpenedMail.Part;
import sealbag.parsers.mail.Wrapping;

/// What the sender of a mail wrote into it: not the texts of mails that are attached to it.
final class CoveringText {
  private static final int MOST_BYTES = 1 << 20;

  private CoveringText() {}

  /// The first text that is not blank, of the plain ones before those in HTML; empty when there is
  /// none. Of a long one the first mebibyte.
  static String of(OpenedMail mail) throws IOException {
    List<Part> own =
        mail.parts().stream()
            .filter(Part::isCoveringText)
            .filter(part -> !isInside(part, mail))
            .toList();
    Optional<String> plain = first(own, "text/plain");
    return plain.isPresent() ? plain.orElseThrow() : first(own, "text/html").orElse("");
  }

  private static boolean isInside(Part part, OpenedMail mail) {
    return mail.parts().stream()
        .filter(CoveringText::isMail)
        .anyMatch(outer -> part.about().path().startsWith(outer.about().path() + "."));
  }

  private static boolean isMail(Part part) {
    return part.opened()
        .filter(wrapping -> wrapping == Wrapping.MAIL || wrapping == Wrapping.OUTLOOK)
        .isPresent();
  }

  private static Optional<String> first(List<Part> texts, String type) throws IOException {
    for (Part part : texts) {
      if (part.about().contentType().equals(type)) {
        String text = read(part);
        String shown = type.equals("text/html") ? PlainText.of(text) : text;
        if (!shown.isBlank()) {
          return Optional.of(shown);
        }
      }
    }
    return Optional.empty();
  }

  private static String read(Part part) throws IOException {
    try (InputStream in = Files.newInputStream(part.bytes().file())) {
      return new String(in.readNBytes(MOST_BYTES), charset(part));
    }
  }

  private static Charset charset(Part part) {
    try {
      return part.about().charset().map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8;
    }
  }
}
