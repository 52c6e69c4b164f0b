package sealbag.uploaders.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a service asked to be left alone: the header `Retry-After` (RFC 9110, 10.2.3).
public final class RetryAfter {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private RetryAfter() {}

  /// The pause, at most an hour; empty when none was asked for in words that can be understood.
  ///
  /// @param value the header's seconds or date
  /// @param date the answer's header `Date`: a date is measured against the service's own clock,
  ///   for ours may be wrong
  public static Optional<Duration> of(Optional<String> value, Optional<String> date) {
    return value
        .flatMap(text -> pause(text, date.orElse("")))
        .filter(Duration::isPositive)
        .map(pause -> pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause);
  }

  private static Optional<Duration> pause(String value, String date) {
    try {
      return Optional.of(
          value.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(httpDate(date), httpDate(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant httpDate(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
