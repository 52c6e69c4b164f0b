package sealbag.uploaders.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;

/// Sends one request and waits for its whole, bounded answer. Threads may share it.
public final class Wire implements AutoCloseable {
  private static final int LONGEST_REPLY_BYTES = 1 << 20;

  private final Patience patience;
  private final HttpClient client;

  public Wire() {
    this(Patience.USUAL);
  }

  public Wire(Patience patience) {
    this(patience, Tls.usual());
  }

  /// Trusts, and shows itself, as told.
  public Wire(Patience patience, Tls tls) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience.connect())
            .version(HttpClient.Version.HTTP_1_1) // as S3 does; bodies cost less than in frames
            .followRedirects(HttpClient.Redirect.NEVER) // a redirect could lead a token elsewhere
            .sslContext(tls.context())
            .build();
  }

  /// How long callers are to wait, unless they know better.
  public Patience patience() {
    return patience;
  }

  /// Sends the request and returns any answer, good or bad.
  ///
  /// @param action what is being tried, for the message: "ask for a token"
  /// @param limit for the whole exchange, the last byte of the answer included
  public Reply send(HttpRequest request, String action, Duration limit)
      throws DeliveryException, InterruptedException {
    try (var exchange = start(request)) {
      return new Reply(exchange.await(action, limit));
    }
  }

  /// Sends the request without waiting for its answer.
  public Exchange<String> start(HttpRequest request) {
    return new Exchange<>(
        request,
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LONGEST_REPLY_BYTES)));
  }

  /// Reads the answer's bytes to their end and keeps their fingerprint only.
  ///
  /// @param longestBytes more than this is not read
  /// @return empty when the answer is not 200
  public Optional<Fingerprint> fingerprint(
      HttpRequest request, String action, Duration limit, long longestBytes)
      throws DeliveryException, InterruptedException {
    var answer =
        client.sendAsync(
            request,
            BodyHandlers.limiting(
                info -> Digesting.subscriber(info.statusCode() == 200), longestBytes));
    try (var exchange = new Exchange<>(request, answer)) {
      return exchange.await(action, limit).body();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
