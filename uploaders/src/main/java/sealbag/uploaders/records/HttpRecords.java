package sealbag.uploaders.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Patience;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.http.Tls;
import sealbag.uploaders.http.Wire;
import tools.jackson.databind.JsonNode;

/// Creates stubs through a JSON:API service, and adds to them. After an attempt whose end is
/// unknown it looks before it sends again.
public final class HttpRecords implements Records {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 2;
  private static final String TRIED = "records.tried";
  private static final String CREATED = "records.stub";

  private final Settings settings;
  private final Wire wire;

  /// @param clock of this machine, which may be what is wrong where the service refuses
  public HttpRecords(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.wire = new Wire(Patience.USUAL, settings.identity().tls(), clock);
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
    String action = "create the record stub of " + stub.number();
    var request =
        request(stubs(), stub.number())
            .header("Content-Type", "application/vnd.api+json")
            .header("Idempotency-Key", stub.submissionId().toString())
            .POST(BodyPublishers.ofByteArray(StubJson.bytes(stub, settings.shape())))
            .build();
    Reply reply = wire.send(request, action, LIMIT);
    if (reply.status() == 409) {
      return ofConflict(reply, stub, action);
    }
    if (reply.status() != 200 && reply.status() != 201) {
      throw new StubVerdict(action, settings.base()).on(reply);
    }
    return id(reply.json().path("data"));
  }

  /// The service is still at it, or has a stub of this submission: an earlier version of Sealbag
  /// may have made it.
  private String ofConflict(Reply reply, RecordStub stub, String action)
      throws DeliveryException, InterruptedException {
    if (reply.code().filter("in_progress"::equals).isPresent()) {
      throw new Unavailable(
          "The records system is still making the record stub of %s. It is tried again later."
              .formatted(stub.number()),
          null,
          reply.retryAfter());
    }
    Optional<String> held = find(stub);
    if (held.isEmpty()) {
      throw new StubVerdict(action, settings.base()).on(reply);
    }
    return held.orElseThrow();
  }

  private Optional<String> find(RecordStub stub) throws DeliveryException, InterruptedException {
    String query = "?filter%5BsubmissionId%5D=" + stub.submissionId();
    String action = "look for the record stub of " + stub.number();
    JsonNode found = get(URI.create(stubs() + query), stub.number(), action).json().at("/data/0");
    if (found.isMissingNode()) {
      return Optional.empty();
    }
    String held = found.at("/attributes/x-packageSha256").asString("");
    if (!held.equals(stub.integrity().packaged())) {
      throw new Refused(
          ("The records system already holds another stub under %s. "
                  + "Find out which is right, then retry.")
              .formatted(stub.number()));
    }
    return Optional.of(id(found));
  }

  @Override
  public void amend(StubReceipt stub, Addendum addendum)
      throws DeliveryException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      if (amended(stub, addendum)) {
        return;
      }
    }
    throw new Unavailable(
        ("The record stub of %s is being changed by somebody else. "
                + "What is to be added is tried again later.")
            .formatted(addendum.number()));
  }

  /// Reads the stub and adds to it, unless somebody changes it in between.
  private boolean amended(StubReceipt stub, Addendum addendum)
      throws DeliveryException, InterruptedException {
    URI address = URI.create(stubs() + "/" + URLEncoder.encode(stub.stubId(), UTF_8));
    Reply read = get(address, addendum.number(), "read the record stub of " + addendum.number());
    JsonNode held = read.json().path("data");
    if (AddendumJson.isIn(held, addendum)) {
      return true;
    }
    String action = "add to the record stub of " + addendum.number();
    byte[] body = AddendumJson.bytes(addendum, settings.shape(), stub.stubId(), held);
    var request =
        request(address, addendum.number())
            .header("Content-Type", "application/vnd.api+json")
            .header("If-Match", read.header("ETag").orElse("*"))
            .method("PATCH", BodyPublishers.ofByteArray(body))
            .build();
    Reply reply = wire.send(request, action, LIMIT);
    if (reply.status() == 412) {
      return false;
    }
    if (reply.status() != 200 && reply.status() != 204) {
      throw new StubVerdict(action, settings.base()).on(reply);
    }
    return true;
  }

  private Reply get(URI address, String number, String action)
      throws DeliveryException, InterruptedException {
    Reply reply = wire.send(request(address, number).GET().build(), action, LIMIT);
    if (reply.status() != 200) {
      throw new StubVerdict(action, settings.base()).on(reply);
    }
    return reply;
  }

  private HttpRequest.Builder request(URI address, String number) {
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/vnd.api+json, application/json")
            .header("X-Correlation-Id", number)
            .timeout(LIMIT);
    settings
        .identity()
        .login()
        .ifPresent(
            login ->
                request
                    .header("client_id", login.clientId())
                    .header("client_secret", login.clientSecret().reveal()));
    return request;
  }

  private URI stubs() {
    return URI.create(settings.base().toString().replaceAll("/+$", "") + settings.shape().path());
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
  /// @param base the address that the shape's path is appended to
  public record Settings(URI base, Shape shape, Identity identity) {

    public Settings {
      SafeAddress.require(base);
      if (base.getRawQuery() != null || base.getRawFragment() != null) {
        throw new IllegalArgumentException("the records address must end with its path");
      }
    }
  }

  /// How Sealbag shows who it is: by key and secret, by a certificate, by both, or not at all.
  public record Identity(Optional<Login> login, Tls tls) {
    public static Identity none() {
      return new Identity(Optional.empty(), Tls.usual());
    }
  }

  /// Sent as headers with each request.
  public record Login(String clientId, Secret clientSecret) {}
}
