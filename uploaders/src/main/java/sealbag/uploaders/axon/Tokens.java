package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.Verdict;
import sealbag.uploaders.http.Wire;
import tools.jackson.databind.JsonNode;

/// The one token that all deliveries share. Whoever finds it old asks for a new one while the
/// others wait; it is old at four fifths of its life.
final class Tokens {
  static final String CREDENTIALS =
      "the partner id, the client id and the client secret under [upload], and that the service"
          + " allows this machine's address";
  private static final long UNSTATED_LIFE_SECONDS = 300;
  private static final long LONGEST_LIFE_SECONDS = 86_400;

  private final Wire wire;
  private final AxonUploader.Settings settings;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Token> held = Optional.empty();

  /// @param nanoTime as of `System.nanoTime`
  Tokens(Wire wire, AxonUploader.Settings settings, LongSupplier nanoTime) {
    this.wire = wire;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /// @param number of the parcel that needs it, for messages
  String current(String number) throws DeliveryException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (held.isEmpty() || nanoTime.getAsLong() - held.get().oldAt() >= 0) {
        held = Optional.of(ask(number));
      }
      return held.get().text();
    } finally {
      lock.unlock();
    }
  }

  /// The service no longer takes this token. One that came since is kept.
  void forget(String token) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      held = held.filter(other -> !other.text().equals(token));
    } finally {
      lock.unlock();
    }
  }

  private Token ask(String number) throws DeliveryException, InterruptedException {
    URI address = settings.base().resolve(settings.paths().token());
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("X-Correlation-Id", number)
            .timeout(wire.patience().answer())
            .POST(BodyPublishers.ofString(form()))
            .build();
    String action = "sign in for " + number;
    long before = nanoTime.getAsLong();
    Reply reply = wire.send(request, action, wire.patience().answer());
    if (reply.status() == 400) { // RFC 6749, 5.2: wrong credentials may be answered with 400
      throw new Verdict(action, address, CREDENTIALS).unknown(reply);
    }
    if (reply.status() != 200) {
      throw new Verdict(action, address, CREDENTIALS).on(reply);
    }
    JsonNode json = reply.json();
    long seconds = json.path("expires_in").asLong(UNSTATED_LIFE_SECONDS);
    long life = Math.clamp(seconds, 1, LONGEST_LIFE_SECONDS) * 1_000_000_000L;
    return new Token(word(Answer.text(json, "/access_token")), before + life / 5 * 4);
  }

  /// A token becomes a header, so that it must be one line of plain characters (RFC 6750, 2.1).
  private static String word(String token) throws Refused {
    if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
      throw new Refused("The upload service gave no usable token. Check its address.");
    }
    return token;
  }

  private String form() {
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

  /// @param oldAt the nano time from which a new one is asked for
  private record Token(String text, long oldAt) {}
}
