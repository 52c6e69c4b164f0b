package sealbag.uploaders.axon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Unfinished;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Opens, looks at and gives up the upload of one parcel.
record Sessions(Api api, Notes notes) {
  private static final String UPLOAD = "upload";
  private static final String OPENING = "opening";
  private static final Set<String> GONE = Set.of("expired", "aborted");
  private static final int MOST_LOOKS = 4;

  /// An upload and what the service said of it when it was looked at.
  record Found(Session session, JsonNode state) {}

  /// The upload to go on with.
  ///
  /// @return empty when the service has the package as evidence already, which is noted
  Optional<Found> find(Parcel parcel) throws DeliveryException, InterruptedException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      Optional<Session> known = known();
      if (known.isEmpty()) {
        Reply reply = open(parcel);
        if (reply.status() == 409) {
          return Optional.empty();
        }
        if (reply.status() == 201) {
          return Optional.of(new Found(known().orElseThrow(), reply.json().at("/data/attributes")));
        } // 200: opened by an earlier call, and maybe further on by now
      } else {
        Optional<JsonNode> state = look(known.get());
        if (state.isPresent() && !GONE.contains(state.get().path("status").asString(""))) {
          return Optional.of(new Found(known.get(), state.get()));
        }
        notes.nextRound();
      }
    }
    throw new Unavailable(
        "The upload service does not keep the upload of %s. It is tried again later."
            .formatted(api.number()));
  }

  private Reply open(Parcel parcel) throws DeliveryException, InterruptedException {
    JsonNode body = opening(parcel);
    URI address = address("evidence-uploads");
    String key = notes.key(OPENING, address, Optional.of(body));
    api.signIn(); // an address that does not even know us took nothing, and binds nothing
    notes.begun(api.settings().place());
    var change = new Api.Change(address, Optional.of(body), key, "open the upload");
    Reply reply = api.change(change, Set.of(200, 201, 409));
    if (reply.status() != 409) {
      notes.write(UPLOAD, Session.opened(reply.json(), parcel).text());
      return reply;
    }
    if (!reply.code().equals(Optional.of("duplicate_package"))) {
      throw conflict(address, change.action(), reply);
    }
    String existing = Answer.text(reply.json(), "/errors/0/meta/existingId");
    notes.evidence(ServiceId.require("evidence id", existing));
    return reply;
  }

  /// What was asked is asked again to the letter, whatever the settings say by now.
  private JsonNode opening(Parcel parcel) throws DeliveryException, InterruptedException {
    Optional<String> asked = notes.read(OPENING);
    if (asked.isPresent()) {
      return JsonMapper.shared().readTree(asked.get());
    }
    Optional<String> officer = parcel.label().officer();
    Optional<String> badge =
        officer.isPresent() ? new Owners(api).badge(officer.get()) : Optional.empty();
    JsonNode body = new OpenRequest(parcel, api.settings().words()).body(badge);
    notes.write(OPENING, body.toString());
    return body;
  }

  /// What the service says of the upload; empty when it does not know it any more.
  Optional<JsonNode> look(Session session) throws DeliveryException, InterruptedException {
    Reply reply = api.get(address(session.path()), "look at the upload", Set.of(200, 404, 410));
    return reply.status() == 200
        ? Optional.of(reply.json().at("/data/attributes"))
        : Optional.empty();
  }

  /// Gives the upload up, at the service first, so that nothing is left there.
  void abandon(Session session) throws DeliveryException, InterruptedException {
    URI address = address(session.path());
    String key = notes.key("abort", address, Optional.empty());
    var change = new Api.Change(address, Optional.empty(), key, "give the upload up");
    Reply reply = api.change(change, Set.of(200, 204, 404, 409, 410));
    if (reply.status() == 409) {
      throw new Unavailable(
          "The upload service does not give the upload of %s up. It is looked at again later."
              .formatted(api.number()));
    }
    notes.nextRound();
  }

  List<Unfinished> unfinished() throws DeliveryException, InterruptedException {
    Optional<Session> known = known();
    return known.isEmpty() ? List.of() : List.of(standing(known.get()));
  }

  private Unfinished standing(Session session) throws DeliveryException, InterruptedException {
    String id = session.uploadId();
    Optional<JsonNode> state = look(session);
    String status = state.map(it -> it.path("status").asString("")).orElse("expired");
    if (GONE.contains(status)) {
      return Unfinished.gone(id);
    }
    if (status.equals("accepted")) {
      return new Unfinished(id, Unfinished.Standing.ACCEPTED, 0, 0);
    }
    int parts = 0;
    long sizeBytes = 0;
    for (JsonNode part : state.orElseThrow().at("/files/0/receivedParts")) {
      parts++;
      sizeBytes += part.path("size").asLong(0);
    }
    return new Unfinished(id, Unfinished.Standing.OPEN, parts, sizeBytes);
  }

  boolean abandonKnown() throws DeliveryException, InterruptedException {
    Optional<Session> known = known();
    if (known.isPresent()) {
      abandon(known.get());
    }
    return known.isPresent();
  }

  /// A call that is still running at the service, or another conflict.
  DeliveryException conflict(URI address, String action, Reply reply) {
    return reply.code().equals(Optional.of("in_progress"))
        ? new Unavailable(
            "Could not %s for %s: the service is still busy with it. It is tried again later."
                .formatted(action, api.number()),
            null,
            reply.retryAfter())
        : api.verdict(address, action, reply);
  }

  URI address(String path) {
    return api.address(api.settings().paths().uploads(), path);
  }

  private Optional<Session> known() {
    return notes.read(UPLOAD).map(Session::of);
  }
}
