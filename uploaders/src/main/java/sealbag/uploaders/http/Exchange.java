package sealbag.uploaders.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
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
    Optional<String> certificate = TlsFailure.sentence(cause);
    if (certificate.isPresent()) {
      return new Unavailable(
          "Could not %s: no safe connection to %s, so nothing was sent. %s"
              .formatted(action, request.uri().getAuthority(), certificate.orElseThrow()),
          cause);
    }
    return new Unavailable(
        ("Could not %s: no whole answer from %s. "
                + "Check that the service runs and that the network lets this machine reach it.%s")
            .formatted(action, request.uri().getAuthority(), hangUp(cause)),
        cause);
  }

  /// A service that asks for a client certificate and gets none may hang up without a word.
  private String hangUp(Exception cause) {
    return "https".equals(request.uri().getScheme()) && cause instanceof IOException
        ? " If it asks for a client certificate, set client-certificate-file."
        : "";
  }

  @Override
  public void close() {
    answer.cancel(true);
  }
}
