package sealbag.uploaders.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;

class StreamBodyTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int PIECE = 1 << 18;
  private final AtomicReference<Fingerprint> arrived = new AtomicReference<>();
  private final Wire wire = new Wire();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            arrived.set(Fingerprint.of(exchange.getRequestBody().readAllBytes()));
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

    assertThat(arrived).hasValue(Fingerprint.of(bytes));
  }

  @Test
  void bytesThatCannotBeReadEndTheRequestAndSayWhy() {
    var unreadable =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new FileNotFoundException("the disk is gone");
          }
        };

    Unavailable failure =
        catchThrowableOfType(
            Unavailable.class, () -> wire.send(put(unreadable, 2 * PIECE), "send", LIMIT));

    assertThat(StreamBody.whyUnread(failure).orElseThrow())
        .isInstanceOf(FileNotFoundException.class);
    assertThat(arrived).hasValue(null);
  }

  @Test
  void aStreamThatIsTooShortIsNoWholeRequest() {
    var body = new ByteArrayInputStream(new byte[PIECE]);

    Unavailable failure =
        catchThrowableOfType(
            Unavailable.class, () -> wire.send(put(body, PIECE + 1), "send", LIMIT));

    assertThat(StreamBody.whyUnread(failure)).isPresent();
    assertThat(arrived).hasValue(null);
  }
}
