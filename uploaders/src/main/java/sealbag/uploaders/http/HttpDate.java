package sealbag.uploaders.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// A date as HTTP writes it (RFC 9110, 5.6.7).
final class HttpDate {

  private HttpDate() {}

  /// Empty when it is none.
  static Optional<Instant> of(String header) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
