package sealbag.uploaders.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// A bad line between a client and a server: it resets, flips a bit, or loses an answer, once. It
/// hands on every byte else, so that the host which a client asked for stays the one that was
/// signed.
public final class Line implements AutoCloseable {
  private final ServerSocket listening;
  private final URI server;
  private static final Pattern PUT = Pattern.compile("PUT \\S*?(partNumber=([0-9]+)\\S*)? HTTP/");

  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
  private final AtomicReference<Runnable> event = new AtomicReference<>(Line::nothing);
  private final List<Integer> puts = new CopyOnWriteArrayList<>();

  public enum Fault {
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

  public Line(URI server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  private static void nothing() {
    // the usual event
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /// The next request that it fits meets this fault.
  public void next(Fault next) {
    fault.set(next);
  }

  /// In the middle of the next large request this happens.
  public void inTheMiddle(Runnable happens) {
    event.set(happens);
  }

  /// Whether the fault has happened.
  public boolean isMended() {
    return fault.get() == Fault.NONE;
  }

  /// The number of the part of each PUT that came by, 0 for a whole object; then forgets them.
  public List<Integer> takePuts() {
    var seen = List.copyOf(puts);
    puts.clear();
    return seen;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException e) {
        // the client went away, or the line is closed
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      var connection = new Connection(client, new Socket(server.getHost(), server.getPort()));
      Thread.startVirtualThread(connection::requests);
      Thread.startVirtualThread(connection::answers);
    } catch (IOException e) { // the server is away
      client.close();
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
      var put = PUT.matcher(head);
      if (put.lookingAt()) {
        puts.add(Integer.parseInt(Objects.requireNonNullElse(put.group(2), "0")));
      }
      if (inside) {
        event.getAndSet(Line::nothing).run();
      }
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
