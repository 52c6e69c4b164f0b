package sealbag.uploaders.pace;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Keeps what all streams together take to what the timetable allows. Threads may share it; a try
/// that follows a failed one is as fast as the one before.
public final class Pace {
  /// Several parts share the line, each with a deadline of its own.
  private static final int MOST_SHARES = 32;

  private final Timetable timetable;
  private final InstantSource clock;
  private final ZoneId zone;
  private final LongSupplier nanoTime;
  private final Nap nap;
  private final ReentrantLock lock = new ReentrantLock();
  private long freeAt;

  /// Waits, as `Thread.sleep` does.
  interface Nap {
    void take(Duration pause) throws InterruptedException;
  }

  /// Waits by the machine's own time.
  ///
  /// @param zone of the timetable's times of day
  public Pace(Timetable timetable, InstantSource clock, ZoneId zone) {
    this(timetable, clock, zone, System::nanoTime, Thread::sleep);
  }

  Pace(Timetable timetable, InstantSource clock, ZoneId zone, LongSupplier nanoTime, Nap nap) {
    this.timetable = timetable;
    this.clock = clock;
    this.zone = zone;
    this.nanoTime = nanoTime;
    this.nap = nap;
    this.freeAt = nanoTime.getAsLong();
  }

  /// As fast as the line is.
  public static Pace unlimited() {
    return new Pace(Timetable.unlimited(), InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
  }

  /// Whether there is ever a limit.
  public boolean isLimited() {
    return timetable.isEverLimited();
  }

  /// The same bytes, no faster than allowed. Closing it closes `bytes`.
  public InputStream slowed(InputStream bytes) {
    return isLimited() ? new PacedStream(bytes, this) : bytes;
  }

  /// How much longer than usual bytes may take because of the limit, however many share the line.
  public Duration extra(long sizeBytes) {
    return isLimited()
        ? Duration.ofSeconds(sizeBytes / timetable.slowest() * MOST_SHARES)
        : Duration.ZERO;
  }

  /// Bytes a second now; 0: no limit.
  long rate() {
    return timetable.rate(clock.instant().atZone(zone));
  }

  /// Waits as long as these bytes take, behind those that others took before.
  void spend(int bytes, long rate) throws InterruptedIOException {
    long wait;
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      long start = freeAt - now > 0 ? freeAt : now;
      freeAt = start + bytes * 1_000_000_000L / rate;
      wait = freeAt - now;
    } finally {
      lock.unlock();
    }
    try {
      nap.take(Duration.ofNanos(wait));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for bandwidth");
    }
  }
}
