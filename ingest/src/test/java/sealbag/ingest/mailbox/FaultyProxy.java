package sealbag.ingest.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A bad line to a TCP server: slow, silent, or torn.
public final class FaultyProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong bytesFromServer = new AtomicLong();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong resetEvery = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean silent;

  public FaultyProxy(int serverPort) throws IOException {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// How many connections were made through it.
  public int connections() {
    return connections.get();
  }

  public long bytesFromServer() {
    return bytesFromServer.get();
  }

  /// From now on each direction takes half of this longer.
  public void roundTrip(Duration time) {
    delay = time.dividedBy(2);
  }

  /// From now on nothing passes, and nobody is told: like a firewall that forgot the connection.
  public void blackHole() {
    silent = true;
  }

  /// Ends the silence for new connections.
  public void heal() throws IOException {
    silent = false;
    cut();
  }

  /// Resets the connection each time that so many bytes came from the server.
  public void resetEvery(long bytes) {
    left.set(bytes);
    resetEvery.set(bytes);
  }

  /// Resets all connections.
  public void cut() throws IOException {
    for (Socket socket : sockets) {
      reset(socket);
    }
  }

  private void reset(Socket socket) throws IOException {
    if (sockets.remove(socket)) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        connections.incrementAndGet();
        var far = new Socket();
        far.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(far);
        far.connect(server);
        pass(client, far, false);
        pass(far, client, true);
      } catch (IOException _) {
        if (closed.getCount() == 0) {
          return;
        }
      }
    }
  }

  private record Chunk(ByteBuffer bytes, long due) {}

  private void pass(Socket from, Socket to, boolean fromServer) {
    BlockingQueue<Chunk> way = new LinkedBlockingQueue<>(64);
    Thread.ofVirtual().start(() -> read(from, to, fromServer, way));
    Thread.ofVirtual().start(() -> write(from, to, way));
  }

  private void read(Socket from, Socket to, boolean fromServer, BlockingQueue<Chunk> way) {
    byte[] buffer = new byte[65_536];
    try {
      for (int n; (n = from.getInputStream().read(buffer)) != -1; ) {
        if (silent) {
          continue;
        }
        if (fromServer) {
          bytesFromServer.addAndGet(n);
          if (left.addAndGet(-n) <= 0) {
            left.set(resetEvery.get() == 0 ? Long.MAX_VALUE : resetEvery.get());
            break;
          }
        }
        way.put(
            new Chunk(
                ByteBuffer.wrap(Arrays.copyOf(buffer, n)), System.nanoTime() + delay.toNanos()));
      }
      reset(from);
      reset(to);
    } catch (IOException | InterruptedException _) {
      end(from, to);
    }
  }

  private void write(Socket from, Socket to, BlockingQueue<Chunk> way) {
    try {
      while (!to.isClosed()) {
        Chunk chunk = way.take();
        for (long wait; (wait = chunk.due() - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(wait);
        }
        to.getOutputStream().write(chunk.bytes().array());
      }
    } catch (IOException | InterruptedException _) {
      end(from, to);
    }
  }

  private void end(Socket one, Socket other) {
    try {
      reset(one);
      reset(other);
    } catch (IOException _) {
      // both are gone
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    cut();
  }
}
