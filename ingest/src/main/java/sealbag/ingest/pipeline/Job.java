package sealbag.ingest.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sealbag.ingest.mailbox.MailSourceException;

/// Something that the daemon does over and over, on a thread of its own. A turn that fails is told
/// in the log and taken again after a growing pause; no failure ends a job.
final class Job {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);

  private final String name;
  private final Bell bell;
  private final Duration pause;
  private final Daemon.Turn turn;
  private volatile Daemon.Standing standing;

  /// @param bell ends a rest early
  /// @param pause how long to rest when there was nothing to do
  Job(String name, Bell bell, Duration pause, Daemon.Turn turn) {
    this.name = name;
    this.bell = bell;
    this.pause = pause;
    this.turn = turn;
    this.standing = new Daemon.Standing(name, Optional.empty(), Optional.empty(), pause);
  }

  Daemon.Standing standing() {
    return standing;
  }

  void ring() {
    bell.ring();
  }

  /// Takes turns until `stopping`.
  void run(InstantSource clock, RetrySchedule afterFailure, BooleanSupplier stopping) {
    int failures = 0;
    while (!stopping.getAsBoolean()) {
      long heard = bell.rings();
      Duration rest = pause;
      try {
        if (take(clock, stopping)) {
          rest = Duration.ZERO;
        }
        failures = 0;
      } catch (InterruptedException _) {
        return;
      } catch (Exception | Error e) {
        failures++;
        Instant now = clock.instant();
        rest = Duration.between(now, afterFailure.after(failures, now, Optional.empty()));
        tell(e, stopping);
      }
      if (!rest(heard, rest, stopping)) {
        return;
      }
    }
  }

  private boolean rest(long heard, Duration rest, BooleanSupplier stopping) {
    try {
      if (rest.isPositive() && !stopping.getAsBoolean()) {
        bell.await(heard, rest);
      }
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  /// One turn.
  boolean take(InstantSource clock, BooleanSupplier stopping) throws Exception {
    giveSign(clock);
    try {
      return turn.take(
          () -> {
            giveSign(clock);
            return stopping.getAsBoolean();
          });
    } finally {
      standing = new Daemon.Standing(name, Optional.empty(), Optional.of(clock.instant()), pause);
    }
  }

  private void giveSign(InstantSource clock) {
    standing = new Daemon.Standing(name, Optional.of(clock.instant()), standing.lastTurn(), pause);
  }

  /// What a source says is a sentence for people; everything else needs its trace.
  private void tell(Throwable problem, BooleanSupplier stopping) {
    if (stopping.getAsBoolean()) {
      LOG.atDebug().addKeyValue("job", name).setCause(problem).log("ended while stopping");
    } else if (problem instanceof MailSourceException) {
      LOG.atWarn().addKeyValue("job", name).log(problem.getMessage());
    } else {
      LOG.atError().addKeyValue("job", name).setCause(problem).log("a turn failed");
    }
  }
}
