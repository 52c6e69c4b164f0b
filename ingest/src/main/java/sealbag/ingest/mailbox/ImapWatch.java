package sealbag.ingest.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailboxSettings.Times;

/// Waits for mail on a connection of its own. Each half of the time that an answer may take, the
/// server is made to speak, so that a connection that died without a word is noticed within that
/// time. No thread beside it is needed for that. Belongs to one thread.
final class ImapWatch implements Closeable {
  private final KeptConnection connection;
  private final Sockets sockets;
  private final Times times;

  ImapWatch(KeptConnection connection, Sockets sockets, Times times) {
    this.connection = connection;
    this.sockets = sockets;
    this.times = times;
  }

  /// @param listed the first UID that the last listing cannot have held; null before any listing
  void await(Duration atMost, @Nullable ImapId listed) throws IOException, InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    boolean told =
        !connection.isKept() && connection.useOnce(it -> isNews(it.select(true), listed));
    while (!told) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = until - System.nanoTime();
      if (left <= 0 || sockets.isClosed()) {
        return;
      }
      told = round(Duration.ofNanos(left));
    }
  }

  /// Mail that came between the last listing and this connection will not be told of.
  private static boolean isNews(MailboxInfo folder, @Nullable ImapId listed) {
    return listed == null
        || folder.uidvalidity != listed.validity()
        || folder.uidnext <= 0
        || folder.uidnext > listed.uid();
  }

  private boolean round(Duration left) throws IOException, InterruptedException {
    Duration half = times.answer().dividedBy(2);
    Duration time = shortest(left, shortest(half, times.idle()));
    if (connection.useOnce(ImapConnection::canIdle)) {
      return connection.useOnce(it -> it.idle(time, half));
    }
    boolean told = connection.useOnce(ImapConnection::noop);
    if (!told) {
      sockets.pause(time);
    }
    return told;
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    connection.close();
  }
}
