package sealbag.uploaders.axon;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One parcel's way to accepted evidence. What is done is in the journal before the next step, and
/// an attempt that goes on asks the service first what it has.
final class Upload {
  private static final String STORED = "stored";
  private static final Set<String> DECIDED_BY_THE_SERVICE =
      Set.of("verifying", "accepted", "rejected");
  private static final int MOST_ROUNDS = 5;

  private final Api api;
  private final Parcel parcel;
  private final Notes notes;
  private final Sessions sessions;
  private final Damage damage;

  Upload(Api api, Parcel parcel, Notes notes) {
    this.api = api;
    this.parcel = parcel;
    this.notes = notes;
    this.sessions = new Sessions(api, notes);
    this.damage = new Damage(notes, parcel);
  }

  /// Returns the id of the accepted evidence.
  String run() throws DeliveryException, InterruptedException {
    Optional<Sessions.Found> found = sessions.find(parcel);
    if (found.isEmpty()) {
      return notes.evidence().orElseThrow();
    }
    Session session = found.get().session();
    try {
      String id = ServiceId.require("evidence id", goOn(session, found.get().state()));
      notes.evidence(id);
      return id;
    } catch (SessionGone _) {
      sessions.abandon(session);
      throw lost();
    }
  }

  private DeliveryException lost() {
    String said = "The upload service lost the upload of %s.".formatted(parcel.number());
    return notes.round() % MOST_ROUNDS == 0
        ? new Refused(
            "%s That has now happened %d times. Ask the people who run it why, then retry."
                .formatted(said, MOST_ROUNDS))
        : new Unavailable(said + " A new one is opened at the next try.");
  }

  private String goOn(Session session, JsonNode state)
      throws DeliveryException, InterruptedException, SessionGone {
    if (DECIDED_BY_THE_SERVICE.contains(state.path("status").asString(""))) {
      return outcome(state);
    }
    String file = state.at("/files/0/status").asString("");
    if (file.equals("verifying")) {
      throw stillVerifying();
    }
    if (!file.equals(STORED)) {
      var parts = new PartSender(api, parcel, notes, session);
      parts.send(state.at("/files/0/receivedParts"));
      boolean isSealedSo = parcel.sealedParts(session.partSizeBytes()).isPresent();
      if (session.partCount() > 1 && !isSealedSo) { // each was compared with what was read only
        AxonUploader.requireSame(parcel);
      }
      finishFile(session, parts.sent());
    }
    return finishUpload(session);
  }

  private void finishFile(Session session, JsonNode parts)
      throws DeliveryException, InterruptedException, SessionGone {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("size", parcel.sizeBytes()).put("sha256", parcel.sha256()).set("parts", parts);
    URI address = sessions.address(session.filePath() + "/complete");
    String key = notes.key("file", address, Optional.of(body));
    var change = new Api.Change(address, Optional.of(body), key, "finish the file");
    Reply reply = api.change(change, Set.of(200, 202, 404, 409, 410, 412, 422));
    switch (reply.status()) {
      case 200 -> notes.write("file", STORED);
      case 202 -> throw stillVerifying();
      case 404, 410 -> throw new SessionGone();
      case 412 -> throw new Altered(otherBytes());
      case 422 -> mismatch(session, address, reply);
      default -> partMissing(address, change.action(), reply);
    }
  }

  /// The service has other bytes than were sealed: because the file here changed, or because they
  /// changed on the way. The latter are sent anew, three times at most.
  private void mismatch(Session session, URI address, Reply reply)
      throws DeliveryException, InterruptedException {
    if (!reply.code().equals(Optional.of("checksum_mismatch"))) {
      throw api.verdict(address, "finish the file", reply);
    }
    DeliveryException problem =
        damage.changed(
            "The upload service received other bytes than were sent of %s."
                .formatted(parcel.number()));
    sessions.abandon(session); // what it has is of no use
    throw problem;
  }

  private void partMissing(URI address, String action, Reply reply) throws DeliveryException {
    if (!reply.code().equals(Optional.of("part_missing"))) {
      throw sessions.conflict(address, action, reply);
    }
    throw new Unavailable(
        "The upload service lacks a part of %s. What it lacks is sent at the next try."
            .formatted(parcel.number()));
  }

  private String finishUpload(Session session)
      throws DeliveryException, InterruptedException, SessionGone {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("manifestSha256", parcel.manifestSha256());
    body.put("fileCount", 1).put("totalBytes", parcel.sizeBytes());
    URI address = sessions.address(session.path() + "/complete");
    String key = notes.key("complete", address, Optional.of(body));
    var change = new Api.Change(address, Optional.of(body), key, "finish the upload");
    Reply reply = api.change(change, Set.of(200, 201, 202, 404, 409, 410));
    switch (reply.status()) {
      case 404, 410 -> throw new SessionGone();
      case 409 -> throw incomplete(address, change.action(), reply);
      default -> notes.write("submitted", "yes");
    }
    if (reply.status() != 202) {
      return Answer.text(reply.json(), "/data/attributes/evidenceId");
    }
    Optional<JsonNode> state = sessions.look(session);
    return outcome(state.orElseThrow(this::stillVerifying));
  }

  /// The service's word that the file is stored was lost, or was somebody else's.
  private DeliveryException incomplete(URI address, String action, Reply reply) {
    return reply.code().equals(Optional.of("files_incomplete"))
        ? new Unavailable(
            "The upload service does not have %s whole yet. It is looked at again at the next try."
                .formatted(parcel.fileName()))
        : sessions.conflict(address, action, reply);
  }

  private String outcome(JsonNode upload) throws DeliveryException {
    return switch (Answer.text(upload, "/status")) {
      case "accepted" -> Answer.text(upload, "/evidenceId");
      case "rejected" -> {
        notes.nextRound(); // a retry is a person's decision to send it once more
        throw new Refused(
            "The upload service did not accept %s. Ask the people who run it why, then retry."
                .formatted(parcel.fileName()));
      }
      default -> throw stillVerifying();
    };
  }

  private String otherBytes() {
    return "The store already holds other bytes in the place of %s; they were not overwritten. "
            .formatted(parcel.fileName())
        + "Tell the people who run it; the sealed package here is unchanged.";
  }

  private Unavailable stillVerifying() {
    return new Unavailable(
        "The upload service is still verifying %s. It is looked at again later."
            .formatted(parcel.fileName()));
  }
}
