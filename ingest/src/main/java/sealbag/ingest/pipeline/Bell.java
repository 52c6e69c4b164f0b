package sealbag.ingest.pipeline;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes those who wait for work. No ring is lost: who waits says how many it has heard.
public final class Bell {
  private final Lock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long rings;

  /// Wakes everybody who waits.
  public void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How many rings there were.
  long rings() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when there were more rings than `heard`, or the time is over.
  void await(long heard, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (rings == heard && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
