package sealbag.uploaders.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;

/// Sends one request and waits for its whole, bounded answer. Threads may share it.
public final class Wire implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int LONGEST_REPLY_BYTES = 1 << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER) // a redirect could lead a token elsewhere
          .build();

  /// Sends the request and returns any answer, good or bad.
  ///
  /// @param action what is being tried, for the message: "ask for a token"
  /// @param limit for the whole exchange, the last byte of the answer included
  public Reply send(HttpRequest request, String action, Duration limit)
      throws DeliveryException, InterruptedException {
    var answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LONGEST_REPLY_BYTES));
    try {
      return new Reply(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw unreachable(request, action, e.getCause() instanceof IOException io ? io : e);
    } catch (TimeoutException e) {
      throw unreachable(request, action, e);
    } finally {
      answer.cancel(true); // stops the exchange when it was left early
    }
  }

  private static Unavailable unreachable(HttpRequest request, String action, Exception cause) {
    return new Unavailable(
        ("Could not %s: no whole answer from %s. "
                + "Check that the service runs and that the network lets this machine reach it.")
            .formatted(action, request.uri().getAuthority()),
        cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
