package sealbag.uploaders.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// A port at which connections are neither taken nor refused: its backlog is full.
public final class BlackHole implements AutoCloseable {
  private final ServerSocket port;
  private final List<SocketChannel> waiting = new ArrayList<>();

  public BlackHole() throws IOException {
    port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (isTaking()) {
      // one more in the queue
    }
  }

  private boolean isTaking() throws IOException {
    var channel = SocketChannel.open();
    waiting.add(channel);
    try {
      channel.socket().connect(new InetSocketAddress(port.getInetAddress(), port()), 200);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  public int port() {
    return port.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : waiting) {
      channel.close();
    }
    port.close();
  }
}
