package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// A bad line between a client and a server: it resets, flips a bit, or loses an answer, once.
final class Line implements AutoCloseable {
  private final ServerSocket listening;
  private final URI server;
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);

  enum Fault {
    NONE,
    /// Ends the connection in the middle of a large request.
    RESET,
    /// Changes one byte in the middle of a large request.
    FLIP,
    /// Lets a request through that finishes a multipart upload, and loses its answer.
    LOSE_ANSWER_TO_JOIN,
    /// Lets a PUT through, and loses its answer.
    LOSE_ANSWER_TO_PUT
  }

  Line(URI server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /// The next request that it fits meets this fault.
  void next(Fault next) {
    fault.set(next);
  }

  /// Whether the fault has happened.
  boolean isMended() {
    return fault.get() == Fault.NONE;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException e) {
        // the client or the server went away
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket behind = new Socket(server.getHost(), server.getPort());
      var connection = new Connection(client, behind);
      Thread.startVirtualThread(connection::requests);
      Thread.startVirtualThread(connection::answers);
    } catch (IOException e) {
      client.close(); // as a server that is gone does
      throw e;
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket behind;
    private volatile boolean losing;
    private long sinceAnswer;

    Connection(Socket client, Socket behind) {
      this.client = client;
      this.behind = behind;
    }

    void requests() {
      try (InputStream from = client.getInputStream();
          OutputStream to = behind.getOutputStream()) {
        byte[] bytes = new byte[1 << 14];
        for (int count; (count = from.read(bytes)) > 0; ) {
          harm(bytes, count);
          to.write(bytes, 0, count);
          to.flush();
        }
      } catch (IOException e) {
        end();
      }
    }

    private void harm(byte[] bytes, int count) throws IOException {
      String head = new String(bytes, 0, Math.min(count, 600), StandardCharsets.ISO_8859_1);
      sinceAnswer += count;
      boolean inside = sinceAnswer > 2 << 20;
      if (inside && fault.compareAndSet(Fault.RESET, Fault.NONE)) {
        client.setSoLinger(true, 0);
        throw new IOException("reset");
      }
      if (inside && fault.compareAndSet(Fault.FLIP, Fault.NONE)) {
        bytes[count / 2] ^= 0x10;
      }
      if (head.startsWith("POST ")
          && head.contains("uploadId=")
          && fault.compareAndSet(Fault.LOSE_ANSWER_TO_JOIN, Fault.NONE)) {
        losing = true;
      }
      if (head.startsWith("PUT ") && fault.compareAndSet(Fault.LOSE_ANSWER_TO_PUT, Fault.NONE)) {
        losing = true;
      }
    }

    void answers() {
      try (InputStream from = behind.getInputStream();
          OutputStream to = client.getOutputStream()) {
        byte[] bytes = new byte[1 << 14];
        for (int count; (count = from.read(bytes)) > 0; ) {
          boolean goOn = new String(bytes, 0, count, StandardCharsets.ISO_8859_1).contains(" 100 ");
          if (losing && !goOn) {
            break;
          }
          sinceAnswer = 0;
          to.write(bytes, 0, count);
          to.flush();
        }
      } catch (IOException e) {
        // the other direction ends it
      }
      end();
    }

    private void end() {
      try {
        client.close();
        behind.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
