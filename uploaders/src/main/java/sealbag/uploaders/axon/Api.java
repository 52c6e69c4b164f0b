package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.Verdict;
import sealbag.uploaders.http.Wire;
import sealbag.uploaders.pace.Pace;
import tools.jackson.databind.JsonNode;

/// The service's JSON calls for one parcel.
///
/// @param pace of the bytes of files
/// @param number of the parcel
record Api(Wire wire, Tokens tokens, AxonUploader.Settings settings, Pace pace, String number) {
  private static final long SLOWEST_BYTES_PER_SECOND = 128 << 10;

  /// @param prefix one of the settings' paths, for example `/api/v1`
  URI address(String prefix, String path) {
    return settings
        .base()
        .resolve(prefix + "/agencies/" + settings.partnerId() + "/")
        .resolve(path);
  }

  /// Makes sure that the service is there and knows us.
  void signIn() throws DeliveryException, InterruptedException {
    tokens.current(number);
  }

  /// Reads something.
  Reply get(URI address, String action, Set<Integer> good)
      throws DeliveryException, InterruptedException {
    return call(HttpRequest.newBuilder(address).GET(), action, good);
  }

  /// Asks with a body, for an answer that may differ each time.
  Reply ask(URI address, JsonNode body, String action, Set<Integer> good)
      throws DeliveryException, InterruptedException {
    return call(posting(address, bytes(body)), action, good);
  }

  /// Changes something. Repeating it under the same key changes nothing more.
  Reply change(Change change, Set<Integer> good) throws DeliveryException, InterruptedException {
    var request =
        change.body().isPresent()
            ? posting(change.address(), bytes(change.body().get()))
            : HttpRequest.newBuilder(change.address()).DELETE();
    return call(request.header("Idempotency-Key", change.key()), change.action(), good);
  }

  /// A call that changes something.
  ///
  /// @param body empty: DELETE, else POST
  record Change(URI address, Optional<JsonNode> body, String key, String action) {}

  /// Downloads the bytes behind an address and keeps their fingerprint.
  ///
  /// @return empty when the service does not give them
  Optional<Fingerprint> fingerprint(URI address, String action, long sizeBytes)
      throws DeliveryException, InterruptedException {
    Duration limit = wire.patience().answer().plusSeconds(sizeBytes / SLOWEST_BYTES_PER_SECOND);
    var request =
        signed(HttpRequest.newBuilder(address).GET(), tokens.current(number))
            .timeout(limit)
            .build();
    return wire.fingerprint(request, action + " for " + number, limit, sizeBytes + 1);
  }

  DeliveryException verdict(URI address, String action, Reply reply) {
    return new Verdict(action + " for " + number, address, Tokens.CREDENTIALS).on(reply);
  }

  private static HttpRequest.Builder posting(URI address, byte[] body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(UTF_8);
  }

  private HttpRequest.Builder signed(HttpRequest.Builder request, String token) {
    return request
        .copy()
        .header("Authorization", "Bearer " + token)
        .header("X-Correlation-Id", number);
  }

  /// A token that went stale on the way is renewed, once.
  private Reply call(HttpRequest.Builder request, String action, Set<Integer> good)
      throws DeliveryException, InterruptedException {
    String token = tokens.current(number);
    Reply reply = send(request, token, action);
    if (reply.status() == 401) {
      tokens.forget(token);
      reply = send(request, tokens.current(number), action);
    }
    if (!good.contains(reply.status())) {
      throw verdict(request.copy().build().uri(), action, reply);
    }
    refuseErrorInside(reply, action);
    return reply;
  }

  private Reply send(HttpRequest.Builder request, String token, String action)
      throws DeliveryException, InterruptedException {
    Duration limit = wire.patience().answer();
    HttpRequest whole =
        signed(request, token).header("Accept", "application/json").timeout(limit).build();
    return wire.send(whole, action + " for " + number, limit);
  }

  /// A good status with an error in its body is no success.
  private void refuseErrorInside(Reply reply, String action) throws DeliveryException {
    if ((reply.status() != 200 && reply.status() != 201) || reply.isEmpty()) {
      return;
    }
    JsonNode error = reply.json().at("/errors/0");
    if (error.isMissingNode()) {
      return;
    }
    String said =
        "Could not %s for %s: the service answered %d with an error inside: %s."
            .formatted(action, number, reply.status(), reply.code().orElse("without a code"));
    int status = error.path("status").asInt(500);
    boolean mayPass =
        error.path("retryable").asBoolean(status >= 500 || status == 429 || status == 408);
    throw mayPass
        ? new Unavailable(said + " It is tried again later.")
        : new Refused(said + " Ask the people who run the service what is missing, then retry.");
  }
}
