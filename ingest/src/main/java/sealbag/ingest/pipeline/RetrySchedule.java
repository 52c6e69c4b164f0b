package sealbag.ingest.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again: pauses that double, up to a ceiling, each shortened by up to a half at random
/// so that many submissions do not come back at the same moment. Never gives up; a longer pause
/// asked for by the destination wins.
///
/// @param first the pause after the first attempt
/// @param ceiling the longest pause of our own
public record RetrySchedule(Duration first, Duration ceiling, RandomGenerator random) {
  private static final int DOUBLINGS = 30;

  /// The time of the next try after `attempts` tries, counted from 1.
  Instant after(int attempts, Instant now, Optional<Duration> asked) {
    long doubled = first.toMillis() << Math.min(DOUBLINGS, Math.max(0, attempts - 1));
    long pause = Math.min(ceiling.toMillis(), doubled);
    Duration own = Duration.ofMillis(pause / 2 + random.nextLong(pause / 2 + 1));
    return now.plus(asked.filter(wish -> wish.compareTo(own) > 0).orElse(own));
  }
}
