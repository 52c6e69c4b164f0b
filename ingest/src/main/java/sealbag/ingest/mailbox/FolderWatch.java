package sealbag.ingest.mailbox;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Waits for files in a folder. It looks every ten seconds without an event too, because network
/// folders send none.
final class FolderWatch implements Closeable {
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable WatchService running;
  private boolean closed;

  /// Says how long until there is news, as [DropFolderSource] means it.
  @FunctionalInterface
  interface News {
    Optional<Duration> until() throws IOException;
  }

  void await(Path folder, Duration atMost, News news) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      if (!starts(watch)) {
        return;
      }
      // Looks first: a folder that is missing is told in the words of the source.
      var _ = news.until();
      var _ = folder.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      Optional<Duration> until = news.until();
      long left = end - System.nanoTime();
      while (left > 0 && until.filter(wait -> !wait.isPositive()).isEmpty()) {
        long pause =
            Math.min(left, until.filter(wait -> wait.compareTo(LOOK) < 0).orElse(LOOK).toNanos());
        WatchKey key = watch.poll(pause, TimeUnit.NANOSECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        until = news.until();
        left = end - System.nanoTime();
      }
    } catch (ClosedWatchServiceException _) {
      // closed by another thread, which ends the wait
    }
  }

  @Override
  public void close() throws IOException {
    turn.lock();
    try {
      closed = true;
      if (running != null) {
        running.close();
      }
    } finally {
      turn.unlock();
    }
  }

  private boolean starts(WatchService watch) {
    turn.lock();
    try {
      running = watch;
      return !closed;
    } finally {
      turn.unlock();
    }
  }
}
