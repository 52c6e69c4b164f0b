package sealbag.uploaders.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.http.Verdict;
import sealbag.uploaders.http.Wire;
import tools.jackson.databind.JsonNode;

/// Creates stubs through a JSON:API service. After an attempt whose end is unknown it looks before
/// it sends again.
public final class HttpRecords implements Records {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String TRIED = "records.tried";
  private static final String CREATED = "records.stub";

  private final Settings settings;
  private final Wire wire = new Wire();

  public HttpRecords(Settings settings) {
    this.settings = settings;
  }

  @Override
  public StubReceipt create(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException {
    Optional<String> known = journal.read(CREATED);
    if (known.isEmpty() && journal.read(TRIED).isPresent()) {
      known = find(stub);
    }
    String id = known.isPresent() ? known.get() : send(stub, journal);
    journal.write(CREATED, id);
    return new StubReceipt(stubs(), id);
  }

  private String send(RecordStub stub, Journal journal)
      throws DeliveryException, InterruptedException {
    journal.write(TRIED, "yes");
    var request =
        request(stubs(), stub)
            .header("Content-Type", "application/vnd.api+json")
            .header("Idempotency-Key", stub.number())
            .POST(BodyPublishers.ofByteArray(StubJson.bytes(stub)))
            .build();
    Reply reply = wire.send(request, "create the record stub of " + stub.number(), LIMIT);
    if (reply.status() != 200 && reply.status() != 201) {
      throw verdict("create the record stub of " + stub.number()).on(reply);
    }
    return id(reply.json().path("data"));
  }

  private Optional<String> find(RecordStub stub) throws DeliveryException, InterruptedException {
    String query = "?filter%5Bnumber%5D=" + URLEncoder.encode(stub.number(), UTF_8);
    var request = request(URI.create(stubs() + query), stub).GET().build();
    String action = "look for the record stub of " + stub.number();
    Reply reply = wire.send(request, action, LIMIT);
    if (reply.status() != 200) {
      throw verdict(action).on(reply);
    }
    JsonNode found = reply.json().at("/data/0");
    if (found.isMissingNode()) {
      return Optional.empty();
    }
    String held = found.at("/attributes/integrity/packageSha256").asString("");
    if (!held.equals(stub.packageSha256())) {
      throw new Refused(
          ("The records system already holds another stub under %s. "
                  + "Find out which is right, then retry.")
              .formatted(stub.number()));
    }
    return Optional.of(id(found));
  }

  private HttpRequest.Builder request(URI address, RecordStub stub) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/vnd.api+json, application/json")
            .header("X-Correlation-Id", stub.number())
            .timeout(LIMIT);
    settings
        .login()
        .ifPresent(
            login ->
                request
                    .header("client_id", login.clientId())
                    .header("client_secret", login.clientSecret().reveal()));
    return request;
  }

  private URI stubs() {
    return URI.create(settings.base().toString().replaceAll("/+$", "") + "/v1/record-stubs");
  }

  private Verdict verdict(String action) {
    return new Verdict(action, settings.base(), "the client id and the secret under [records]");
  }

  private static String id(JsonNode data) throws Refused {
    String id = data.path("id").asString("");
    if (id.isBlank()) {
      throw new Refused(
          "The records system's answer lacks the stub's id. Check that the address under [records]"
              + " is right.");
    }
    return id;
  }

  @Override
  public void close() {
    wire.close();
  }

  /// Where stubs go, and as whom.
  ///
  /// @param base the address that `/v1/record-stubs` is appended to
  public record Settings(URI base, Optional<Login> login) {

    public Settings {
      SafeAddress.require(base);
      if (base.getRawQuery() != null || base.getRawFragment() != null) {
        throw new IllegalArgumentException("the records address must end with its path");
      }
    }
  }

  /// Sent as headers with each request.
  public record Login(String clientId, Secret clientSecret) {}
}
