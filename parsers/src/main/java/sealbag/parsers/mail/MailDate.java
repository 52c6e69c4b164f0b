package sealbag.parsers.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The Date field of an email (RFC 5322, 3.3), read as it is usually sent.
public final class MailDate {
  private MailDate() {}

  /// The time it states; empty where it states none that can be read.
  public static Optional<Instant> of(String field) {
    String text =
        field
            .replaceAll("\\([^()]*\\)", " ")
            .replaceFirst("(?i)\\b(GMT|UTC|UT|Z)\\s*$", "+0000")
            .strip()
            .replaceAll("\\s+", " ");
    try {
      var format = DateTimeFormatter.ofPattern("[EEE, ]d MMM uuuu H:mm[:ss] Z", Locale.ENGLISH);
      return Optional.of(OffsetDateTime.parse(text, format).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
