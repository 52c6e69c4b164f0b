package sealbag.uploaders.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;

class StreamBodyTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PIECE = 1 << 18;
  private final List<Fingerprint> arrived = new CopyOnWriteArrayList<>();
  private final Wire wire = new Wire();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            arrived.add(Fingerprint.of(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    wire.close();
    server.stop(0);
  }

  private HttpRequest put(InputStream bytes, long sizeBytes) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return HttpRequest.newBuilder(address).PUT(StreamBody.of(() -> bytes, sizeBytes)).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 20 * PIECE + 7})
  void everyByteArrives(int sizeBytes) throws Exception {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);

    wire.send(put(new ByteArrayInputStream(bytes), sizeBytes), "send", LIMIT);

    assertThat(arrived).containsExactly(Fingerprint.of(bytes));
  }

  @Test
  void bytesThatCannotBeReadEndTheRequestAndSayWhy(@TempDir Path folder) throws IOException {
    FileChannel closed = FileChannel.open(Files.createFile(folder.resolve("file")));
    closed.close();
    var unreadable = new FileSlice(closed, 0, 2 * PIECE);

    Unavailable failure =
        catchThrowableOfType(
            Unavailable.class, () -> wire.send(put(unreadable, 2 * PIECE), "send", LIMIT));

    assertThat(StreamBody.whyUnread(failure).orElseThrow())
        .isInstanceOf(ClosedChannelException.class);
    assertThat(arrived).isEmpty();
  }

  @Test
  void aStreamThatIsTooShortIsNoWholeRequest() {
    var body = new ByteArrayInputStream(new byte[PIECE]);

    Unavailable failure =
        catchThrowableOfType(
            Unavailable.class, () -> wire.send(put(body, PIECE + 1), "send", LIMIT));

    assertThat(StreamBody.whyUnread(failure)).isPresent();
    assertThat(arrived).isEmpty();
  }
}
