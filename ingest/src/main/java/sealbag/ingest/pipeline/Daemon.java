package sealbag.ingest.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;

/// Works off what is due until it is told to stop. One thread; [#stop] may be called from another.
public final class Daemon {
  private static final int AT_ONCE = 16;

  private final Ledger ledger;
  private final Pipeline pipeline;
  private final Actor actor;
  private final Duration pause;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param pause how long to rest when nothing is due
  public Daemon(Ledger ledger, Pipeline pipeline, Actor actor, Duration pause) {
    this.ledger = ledger;
    this.pipeline = pipeline;
    this.actor = actor;
    this.pause = pause;
  }

  /// Returns after [#stop], when the submission in hand has reached its next checkpoint.
  public void run() throws InterruptedException {
    boolean worked = true;
    while (worked
        ? stopped.getCount() > 0
        : !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      worked = workOff();
    }
  }

  /// Asks [#run] to end.
  public void stop() {
    stopped.countDown();
  }

  /// Takes each submission that is due now as far as it goes.
  ///
  /// @return whether there was any
  public boolean workOff() throws InterruptedException {
    List<Submission> due = ledger.claimDue(AT_ONCE);
    for (Submission submission : due) {
      try {
        if (stopped.getCount() > 0) {
          pipeline.runNow(submission, actor);
        }
      } finally {
        ledger.letGo(submission);
      }
    }
    return !due.isEmpty();
  }
}
