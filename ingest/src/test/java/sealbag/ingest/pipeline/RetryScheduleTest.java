package sealbag.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private final RetrySchedule retries =
      new RetrySchedule(Duration.ofSeconds(30), Duration.ofHours(1), new Random(1));

  @Test
  void pausesGrowAndNeverPassTheCeiling() {
    for (int attempt = 1; attempt < 2_000; attempt++) {
      Duration pause = pause(attempt, Optional.empty());

      Duration whole = Duration.ofSeconds(Math.min(3_600, 30L << Math.min(20, attempt - 1)));
      assertThat(pause).isBetween(whole.dividedBy(2), whole);
    }
  }

  @Test
  void aLongerPauseAskedForByTheDestinationWins() {
    assertThat(pause(1, Optional.of(Duration.ofHours(5)))).isEqualTo(Duration.ofHours(5));
    assertThat(pause(1, Optional.of(Duration.ZERO))).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  private Duration pause(int attempt, Optional<Duration> asked) {
    return Duration.between(NOW, retries.after(attempt, NOW, asked));
  }
}
