package sealbag.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What can be seen of a daemon's jobs from outside.
class DaemonStandingTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private Instant now = NOON;
  private final Daemon daemon = new Daemon(() -> now);

  @Test
  void aJobThatHasNotBegunHasNoTimes() {
    daemon.add("work-1", new Bell(), PAUSE, _ -> false);

    assertThat(daemon.standings())
        .containsExactly(new Daemon.Standing("work-1", Optional.empty(), Optional.empty(), PAUSE));
  }

  @Test
  void noFailureEndsAJobNotEvenAnError() throws Exception {
    var again = new CountDownLatch(2);
    daemon.add(
        "work-1",
        new Bell(),
        PAUSE,
        _ -> {
          again.countDown();
          if (again.getCount() > 0) {
            throw new NoClassDefFoundError("for once");
          }
          return false;
        });
    Thread running = Thread.startVirtualThread(this::run);

    assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();

    daemon.stop();
    running.join();
  }

  private void run() {
    try {
      daemon.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTurnThatAsksWhetherToStopShowsThatItGoesOn() throws Exception {
    var seen = new ArrayList<Optional<Instant>>();
    daemon.add(
        "work-1",
        new Bell(),
        PAUSE,
        stopping -> {
          seen.add(daemon.standings().getFirst().busySince());
          now = NOON.plusSeconds(60);
          seen.add(daemon.standings().getFirst().busySince());
          assertThat(stopping.getAsBoolean()).isFalse();
          seen.add(daemon.standings().getFirst().busySince());
          return false;
        });

    daemon.once();

    assertThat(seen)
        .containsExactly(Optional.of(NOON), Optional.of(NOON), Optional.of(NOON.plusSeconds(60)));
    assertThat(daemon.standings())
        .containsExactly(new Daemon.Standing("work-1", Optional.empty(), Optional.of(now), PAUSE));
  }
}
