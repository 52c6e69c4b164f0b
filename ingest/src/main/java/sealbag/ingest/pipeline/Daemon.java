package sealbag.ingest.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs, each on a thread of its own, until it is told to stop. Nothing else starts a thread.
/// Jobs are added before [#run]; [#stop] may be called from any thread.
public final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  /// How long work in hand may take to reach its next checkpoint after [#stop]. What is cut off is
  /// done again by the next start.
  public static final Duration GRACE = Duration.ofSeconds(20);

  private final InstantSource clock;
  private final RetrySchedule afterFailure =
      new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5), RandomGenerator.getDefault());
  private final List<Job> jobs = new ArrayList<>();
  private final List<Job> waiters = new ArrayList<>();
  private final List<Closeable> toClose = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// One turn of a job.
  public interface Turn {
    /// Does what there is to do now.
    ///
    /// @param stopping true once the daemon is to end: then return soon
    /// @return whether there may be more to do at once
    boolean take(BooleanSupplier stopping) throws Exception;
  }

  /// How a job goes.
  ///
  /// @param busySince when the present turn began; empty while it rests
  /// @param lastTurn when it last ended one
  public record Standing(String job, Optional<Instant> busySince, Optional<Instant> lastTurn) {}

  public Daemon(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds a job.
  ///
  /// @param bell ends a rest early; several jobs may hear one
  /// @param pause how long to rest when there was nothing to do
  public void add(String name, Bell bell, Duration pause, Turn turn) {
    jobs.add(new Job(name, bell, pause, turn));
  }

  /// Adds a job that only waits for something outside and rings for others.
  public void addWaiter(String name, Turn turn) {
    waiters.add(new Job(name, new Bell(), Duration.ZERO, turn));
  }

  /// Something to close as soon as the daemon is told to stop, so that nobody waits on it.
  public void closeOnStop(Closeable source) {
    toClose.add(source);
  }

  /// Returns after [#stop], when the work in hand has reached its next checkpoint or [#GRACE] is
  /// over.
  public void run() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (Job job : all()) {
      threads.add(Thread.startVirtualThread(() -> job.run(clock, afterFailure, this::isStopping)));
    }
    try {
      stopped.await();
      end(threads);
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private void end(List<Thread> threads) throws InterruptedException {
    all().forEach(Job::ring);
    for (Closeable source : toClose) {
      try {
        source.close();
      } catch (IOException e) {
        LOG.debug("a source did not close", e);
      }
    }
    Instant last = clock.instant().plus(GRACE);
    for (Thread thread : threads) {
      Duration left = Duration.between(clock.instant(), last);
      if (left.isPositive()) {
        thread.join(left);
      }
    }
  }

  /// Asks [#run] to end.
  public void stop() {
    stopped.countDown();
  }

  private boolean isStopping() {
    return stopped.getCount() == 0;
  }

  /// Takes turns until there is nothing more to do now, instead of [#run].
  public void once() throws Exception {
    boolean more = true;
    while (more && !isStopping()) {
      more = false;
      for (Job job : jobs) {
        more |= job.take(clock, this::isStopping);
      }
    }
  }

  /// How each job goes.
  public List<Standing> standings() {
    return all().stream().map(Job::standing).toList();
  }

  private List<Job> all() {
    var all = new ArrayList<>(jobs);
    all.addAll(waiters);
    return all;
  }
}
