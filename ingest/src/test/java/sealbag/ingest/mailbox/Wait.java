package sealbag.ingest.mailbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another thread or process will do.
public final class Wait {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Wait() {}

  /// Looks again and again.
  ///
  /// @throws AssertionError when it has not come true in half a minute
  public static void until(String what, Callable<Boolean> comesTrue) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!comesTrue.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
