package sealbag.ingest.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One question to clamd and its one answer, which ends with a NUL (clamd(8), commands with `z`).
/// Everything together stays within one time limit, however slowly the other side goes. clamd may
/// answer before it has heard all, and close: the answer counts then.
final class ClamdCall implements Closeable {
  private static final int LONGEST_ANSWER = 4096;

  private final SocketChannel channel;
  private final Selector selector;
  private final long deadline;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private final ByteBuffer incoming = ByteBuffer.allocate(1024);
  private boolean ended;

  private ClamdCall(SocketChannel channel, Selector selector, Duration limit) {
    this.channel = channel;
    this.selector = selector;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /// Connects.
  ///
  /// @throws IOException when nobody answers there in time
  static ClamdCall to(ScannerAddress address, Duration limit) throws IOException {
    SocketAddress target = address.resolve();
    if (target instanceof InetSocketAddress host && host.isUnresolved()) {
      throw new UnknownHostException();
    }
    boolean unix = target instanceof UnixDomainSocketAddress;
    Selector selector = Selector.open();
    SocketChannel channel =
        unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    var call = new ClamdCall(channel, selector, limit);
    try {
      call.connect(target);
      return call;
    } catch (IOException | RuntimeException e) {
      call.close();
      throw e;
    }
  }

  private void connect(SocketAddress target) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_CONNECT);
    if (!channel.connect(target)) {
      do {
        await(SelectionKey.OP_CONNECT);
      } while (!channel.finishConnect());
    }
  }

  /// Sends bytes.
  ///
  /// @return false when the other side hears no more: it has answered, or closed
  boolean send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int ready = await(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      if ((ready & SelectionKey.OP_READ) != 0) {
        listen();
        return false;
      }
      try {
        channel.write(bytes);
      } catch (IOException _) {
        return false; // closed; its answer may still be there to be read
      }
    }
    return true;
  }

  /// Waits for the whole answer, without the NUL.
  ///
  /// @throws IOException when the other side closes before the answer is whole, or is too slow
  String answer() throws IOException {
    while (!ended) {
      await(SelectionKey.OP_READ);
      listen();
    }
    return answer.toString(UTF_8);
  }

  private void listen() throws IOException {
    incoming.clear();
    if (channel.read(incoming) < 0) {
      throw new IOException("closed before the answer was whole");
    }
    incoming.flip();
    while (incoming.hasRemaining() && !ended) {
      byte b = incoming.get();
      ended = b == 0;
      if (!ended) {
        answer.write(b);
      }
    }
    if (answer.size() > LONGEST_ANSWER) {
      throw new IOException("the answer does not end");
    }
  }

  private int await(int operations) throws IOException {
    SelectionKey key = channel.keyFor(selector);
    key.interestOps(operations);
    selector.selectedKeys().clear();
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0 || selector.select(left) == 0) {
      if (deadline - System.nanoTime() <= TimeUnit.MILLISECONDS.toNanos(1)) {
        throw new SocketTimeoutException();
      }
      return 0; // woken for no reason
    }
    return key.readyOps();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
