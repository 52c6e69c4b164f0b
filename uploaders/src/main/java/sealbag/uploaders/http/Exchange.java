package sealbag.uploaders.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;

/// A request on its way. Closing it stops it when it is left early.
///
/// @param <T> what the body is made into
public final class Exchange<T> implements AutoCloseable {
  private final HttpRequest request;
  private final CompletableFuture<HttpResponse<T>> answer;

  Exchange(HttpRequest request, CompletableFuture<HttpResponse<T>> answer) {
    this.request = request;
    this.answer = answer;
  }

  /// Waits for the whole answer, good or bad.
  ///
  /// @param action what is being tried, for the message: "ask for a token"
  /// @param limit from now to the last byte of the answer
  public HttpResponse<T> await(String action, Duration limit)
      throws DeliveryException, InterruptedException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unreachable(action, e.getCause() instanceof IOException io ? io : e);
    } catch (TimeoutException e) {
      throw unreachable(action, e);
    }
  }

  private Unavailable unreachable(String action, Exception cause) {
    String service = request.uri().getAuthority();
    String why =
        CertificateTrouble.of(cause, service)
            .map("no safe connection: "::concat)
            .orElse(
                "no whole answer from %s. ".formatted(service)
                    + "Check that the service runs and that the network lets this machine reach it."
                    + hangUp(cause));
    return new Unavailable("Could not %s: %s".formatted(action, why), cause);
  }

  /// A service that asks for a client certificate and gets none may hang up without a word.
  private String hangUp(Exception cause) {
    return "https".equals(request.uri().getScheme()) && cause instanceof IOException
        ? " It may want a certificate of this machine."
        : "";
  }

  @Override
  public void close() {
    answer.cancel(true);
  }
}
