package sealbag.ingest.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// The sockets of one source. Closing them is the one thing that ends a read that nobody answers
/// (angus-mail#176), so any thread can do that, at once and for good.
final class Sockets implements Closeable {
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  /// The socket of the next connection.
  Line line() {
    var line = new Line();
    lines.add(line);
    return line;
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Waits until the time is over or the sockets are closed.
  void pause(Duration time) throws InterruptedException {
    var _ = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    lines.forEach(Line::close);
  }

  /// Makes one socket and keeps hold of it, also below TLS.
  final class Line extends SocketFactory implements Closeable {
    private volatile @Nullable Socket socket;

    @Override
    public Socket createSocket() throws IOException {
      var made = new Socket();
      socket = made;
      if (isClosed()) { // asked after the socket can be found, so that none slips through
        made.close();
        throw new SocketException("closed");
      }
      return made;
    }

    /// How long a read waits from now on; at least a millisecond.
    void patience(Duration time) throws SocketException {
      Socket made = socket;
      if (made != null) {
        made.setSoTimeout(Math.toIntExact(Math.max(1, time.toMillis())));
      }
    }

    @Override
    public void close() {
      lines.remove(this);
      Socket made = socket;
      if (made != null) {
        try {
          made.close();
        } catch (IOException _) {
          // nothing is lost with it
        }
      }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new UnsupportedOperationException("Angus Mail connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException("Angus Mail connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException("Angus Mail connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException("Angus Mail connects by itself");
    }
  }
}
