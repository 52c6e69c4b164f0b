package sealbag.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Something that is dear to find out, found out once a second at most. Safe for several threads.
final class Recent<T> {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<T> source;
  private final InstantSource clock;
  private final Lock lock = new ReentrantLock();
  private Optional<Known<T>> known = Optional.empty();

  private record Known<T>(T value, Instant at) {
    boolean isFresh(Instant now) {
      return !at.isAfter(now) && Duration.between(at, now).compareTo(FRESH) < 0;
    }
  }

  Recent(Supplier<T> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  T get() {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (known.isPresent() && known.get().isFresh(now)) {
        return known.get().value();
      }
      T value = source.get();
      known = Optional.of(new Known<>(value, now));
      return value;
    } finally {
      lock.unlock();
    }
  }
}
