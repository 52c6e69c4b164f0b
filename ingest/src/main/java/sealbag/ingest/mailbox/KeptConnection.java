package sealbag.ingest.mailbox;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A connection that is made when it is needed and kept as long as it is sound. Belongs to one
/// thread; any may close it.
final class KeptConnection implements Closeable {
  private final ImapConnector connector;
  private final Sockets sockets;
  private final Runnable answered;
  private volatile @Nullable ImapConnection kept;

  KeptConnection(ImapConnector connector, Sockets sockets, Runnable answered) {
    this.connector = connector;
    this.sockets = sockets;
    this.answered = answered;
  }

  /// Something to do on a connection; safe to do again.
  interface Task<T> {
    T on(ImapConnection connection) throws IOException;
  }

  /// Does it on the kept connection; when that turns out to be lost, for servers end what is not
  /// used for a while, once more on a new one.
  <T> T use(Task<T> task) throws IOException {
    if (kept != null) {
      try {
        return useOnce(task);
      } catch (ConnectionLostException e) {
        if (sockets.isClosed()) {
          throw e;
        }
      }
    }
    return useOnce(task);
  }

  /// Does it once. After a failure the connection is not kept.
  <T> T useOnce(Task<T> task) throws IOException {
    var sound = false;
    try {
      T result = task.on(connection());
      sound = true;
      return result;
    } finally {
      if (!sound) {
        close();
      }
    }
  }

  boolean isKept() {
    return kept != null;
  }

  private ImapConnection connection() throws IOException {
    ImapConnection connection = kept;
    if (connection == null) {
      connection = connector.connect(sockets.line(), answered);
      kept = connection;
    }
    return connection;
  }

  @Override
  public void close() {
    ImapConnection connection = kept;
    kept = null;
    if (connection != null) {
      connection.close();
    }
  }
}
