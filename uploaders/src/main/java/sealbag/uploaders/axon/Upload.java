package sealbag.uploaders.axon;

import java.util.Optional;
import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One parcel's way to accepted evidence. Each finished step is in the journal before the next.
final class Upload {
  static final String EVIDENCE = "axon.evidence";
  private static final String SESSION = "axon.upload";
  private static final String FILE = "axon.file";
  private static final String SUBMITTED = "axon.submitted";
  private static final String STORED = "stored";

  private final Api api;
  private final AxonUploader.Settings settings;
  private final Parcel parcel;
  private final Journal journal;

  Upload(Api api, AxonUploader.Settings settings, Parcel parcel, Journal journal) {
    this.api = api;
    this.settings = settings;
    this.parcel = parcel;
    this.journal = journal;
  }

  /// Returns the id of the accepted evidence.
  String run() throws DeliveryException, InterruptedException {
    Session session = session();
    var parts = new PartSender(api, parcel, journal, session);
    parts.send();
    finishFile(session, parts.sent());
    String evidenceId = ServiceId.require("evidence id", finishUpload(session));
    journal.write(EVIDENCE, evidenceId);
    return evidenceId;
  }

  private Session session() throws DeliveryException, InterruptedException {
    Optional<String> known = journal.read(SESSION);
    if (known.isPresent()) {
      return Session.of(known.get());
    }
    JsonNode body = OpenRequest.body(parcel, settings);
    Reply reply = api.change("evidence-uploads", body, "open the upload", Set.of(200, 201));
    Session opened = Session.opened(reply.json(), parcel);
    journal.write(SESSION, opened.text());
    return opened;
  }

  private void finishFile(Session session, JsonNode parts)
      throws DeliveryException, InterruptedException {
    Optional<String> known = journal.read(FILE);
    if (known.equals(Optional.of(STORED))) {
      return;
    }
    if (known.isEmpty()) {
      ObjectNode body = JsonMapper.shared().createObjectNode();
      body.put("size", parcel.sizeBytes()).put("sha256", parcel.sha256()).set("parts", parts);
      String path = session.filePath() + "/complete";
      Reply reply = api.change(path, body, "finish the file", Set.of(200, 202));
      if (reply.status() == 202) {
        journal.write(FILE, "verifying");
      }
      if (reply.status() == 200) {
        journal.write(FILE, STORED);
        return;
      }
    }
    if (!look(session).at("/files/0/status").asString("").equals(STORED)) {
      throw stillVerifying();
    }
    journal.write(FILE, STORED);
  }

  private String finishUpload(Session session) throws DeliveryException, InterruptedException {
    if (journal.read(SUBMITTED).isEmpty()) {
      ObjectNode body = JsonMapper.shared().createObjectNode();
      body.put("manifestSha256", parcel.manifestSha256());
      body.put("fileCount", 1).put("totalBytes", parcel.sizeBytes());
      String path = session.path() + "/complete";
      Reply reply = api.change(path, body, "finish the upload", Set.of(200, 201, 202));
      journal.write(SUBMITTED, "yes");
      if (reply.status() != 202) {
        return Answer.text(reply.json(), "/data/attributes/evidenceId");
      }
    }
    JsonNode upload = look(session);
    return switch (Answer.text(upload, "/status")) {
      case "accepted" -> Answer.text(upload, "/evidenceId");
      case "rejected", "expired", "aborted" ->
          throw new Refused(
              "The upload service did not accept %s. Ask the people who run it why, then retry."
                  .formatted(parcel.fileName()));
      default -> throw stillVerifying();
    };
  }

  private JsonNode look(Session session) throws DeliveryException, InterruptedException {
    return api.get(session.path(), "look at the upload").json().at("/data/attributes");
  }

  private Unavailable stillVerifying() {
    return new Unavailable(
        "The upload service is still verifying %s. It is looked at again later."
            .formatted(parcel.fileName()));
  }
}
