package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.Verdict;
import sealbag.uploaders.http.Wire;
import tools.jackson.databind.JsonNode;

/// The service's JSON calls, signed in once for one delivery.
final class Api {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String CREDENTIALS =
      "the partner id, the client id and the client secret under [upload], and that the service"
          + " allows this machine's address";

  private final Wire wire;
  private final URI agency;
  private final String number;
  private final String token;

  private Api(Wire wire, URI agency, String number, String token) {
    this.wire = wire;
    this.agency = agency;
    this.number = number;
    this.token = token;
  }

  static Api signIn(Wire wire, AxonUploader.Settings settings, String number)
      throws DeliveryException, InterruptedException {
    URI address = settings.base().resolve("/api/oauth2/token");
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("X-Correlation-Id", number)
            .timeout(LIMIT)
            .POST(BodyPublishers.ofString(form(settings)))
            .build();
    String action = "sign in for " + number;
    Reply reply = wire.send(request, action, LIMIT);
    if (reply.status() == 400) { // RFC 6749, 5.2: wrong credentials may be answered with 400
      throw new Refused(
          "Could not %s: %s answered 400. Check %s."
              .formatted(action, address.getAuthority(), CREDENTIALS));
    }
    if (reply.status() != 200) {
      throw new Verdict(action, address, CREDENTIALS).on(reply);
    }
    String token = Answer.text(reply.json(), "/access_token");
    URI agency = settings.base().resolve("/api/v1/agencies/" + settings.partnerId() + "/");
    return new Api(wire, agency, number, token);
  }

  private static String form(AxonUploader.Settings settings) {
    var fields =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", settings.clientId(),
            "client_secret", settings.clientSecret().reveal(),
            "partner_id", settings.partnerId());
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  URI address(String path) {
    return agency.resolve(path);
  }

  Wire wire() {
    return wire;
  }

  String number() {
    return number;
  }

  Reply get(String path, String action) throws DeliveryException, InterruptedException {
    return call(request(path).GET().build(), action, Set.of(200));
  }

  /// Asks with a body, for an answer that may differ each time.
  Reply ask(String path, JsonNode body, String action)
      throws DeliveryException, InterruptedException {
    return call(posting(path, body).build(), action, Set.of(200));
  }

  /// Changes something. The same call has the same key, so that repeating it changes nothing more.
  Reply change(String path, JsonNode body, String action, Set<Integer> good)
      throws DeliveryException, InterruptedException {
    String name = number + "|" + path + "|" + Fingerprint.of(bytes(body)).sha256();
    var request = posting(path, body).header("Idempotency-Key", NameUuid.of(name).toString());
    return call(request.build(), action, good);
  }

  private HttpRequest.Builder posting(String path, JsonNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(bytes(body)));
  }

  private static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json")
        .header("X-Correlation-Id", number)
        .timeout(LIMIT);
  }

  private Reply call(HttpRequest request, String action, Set<Integer> good)
      throws DeliveryException, InterruptedException {
    String what = action + " for " + number;
    Reply reply = wire.send(request, what, LIMIT);
    if (!good.contains(reply.status())) {
      throw new Verdict(what, request.uri(), CREDENTIALS).on(reply);
    }
    return reply;
  }
}
