package sealbag.ingest.health;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was.
final class Ages {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private Ages() {}

  /// Never negative, although the clock may be set back.
  static Duration between(Instant then, Instant now) {
    return then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
  }

  /// In words, rounded down.
  static String of(Duration age) {
    if (age.compareTo(TWO_MINUTES) < 0) {
      return age.toSeconds() + " s";
    }
    if (age.compareTo(TWO_HOURS) < 0) {
      return age.toMinutes() + " min";
    }
    return age.compareTo(TWO_DAYS) < 0 ? age.toHours() + " h" : age.toDays() + " days";
  }

  /// In seconds, with their fraction.
  static double seconds(Duration age) {
    return age.toMillis() / 1000.0;
  }
}
