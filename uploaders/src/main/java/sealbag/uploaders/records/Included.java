package sealbag.uploaders.records;

import java.time.LocalDateTime;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a stub includes: the submission, the officer, the exhibit and the digital evidence. Each
/// method adds one and returns what names it. Participants of a chat are labels of the evidence,
/// never persons.
record Included(RecordStub stub, ArrayNode all) {

  private ObjectNode add(String type, String id, ObjectNode attributes) {
    ObjectNode resource = all.addObject().put("type", type).put("id", id);
    resource.set("attributes", attributes);
    return JsonMapper.shared().createObjectNode().put("type", type).put("id", id);
  }

  private static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  static ObjectNode link(JsonNode to) {
    ObjectNode link = object();
    link.set("data", to);
    return link;
  }

  private String id(String what) {
    return stub.submissionId() + "-" + what;
  }

  ObjectNode submission() {
    ObjectNode submission = object();
    submission.put("submissionId", stub.submissionId().toString());
    submission.put("externalReferenceId", stub.number());
    submission.put("submitTime", stub.declared().receivedAt().toString());
    StubJson.put(
        submission,
        "customerReferenceNumber",
        stub.declared().reference().map(RecordStub.Mark::normalised));
    StubJson.put(submission, "category", stub.handling().category());
    StubJson.put(submission, "x-reason", stub.declared().reason());
    submission.put("x-receivedSha256", stub.integrity().received());
    return add("submission", stub.submissionId().toString(), submission);
  }

  Optional<ObjectNode> officer() {
    return stub.declared()
        .officer()
        .map(
            officer -> {
              ObjectNode person = object().put("x-role", "officer").put("x-asDeclared", officer);
              return add("person", id("officer"), person);
            });
  }

  Optional<ObjectNode> exhibit() {
    return stub.declared()
        .exhibit()
        .map(
            exhibit -> {
              ObjectNode object = object().put("x-kind", "exhibit");
              object.put("x-raw", exhibit.raw()).put("x-normalised", exhibit.normalised());
              object.put("x-valid", exhibit.valid()).put("x-fileSafe", exhibit.fileSafe());
              object.put("x-proposed", true);
              return add("object", id("exhibit"), object);
            });
  }

  ObjectNode evidence() {
    ObjectNode object = object().put("x-kind", "digital-evidence");
    object.put("x-file", stub.number() + ".zip");
    RecordStub.Integrity hashes = stub.integrity();
    object
        .putObject("x-integrity")
        .put("algorithm", "SHA-256")
        .put("export", hashes.export())
        .put("package", hashes.packaged())
        .put("manifest", hashes.manifest())
        .put("exportBytes", hashes.exportBytes())
        .put("packageBytes", hashes.packageBytes());
    StubJson.evidence(object, stub.delivered());
    ArrayNode chats = object.putArray("x-chats");
    stub.chats().forEach(chat -> chat(chats.addObject(), chat));
    return add("object", id("evidence"), object);
  }

  private static void chat(ObjectNode node, RecordStub.ChatSummary chat) {
    StubJson.put(node, "title", chat.title());
    node.put("records", chat.records());
    StubJson.put(node, "firstTimestamp", chat.firstTimestamp().map(LocalDateTime::toString));
    StubJson.put(node, "lastTimestamp", chat.lastTimestamp().map(LocalDateTime::toString));
    node.put("zone", "unknown");
    node.put("timestamps", "local to a phone, without zone, as printed in the export");
    node.put("dateOrder", chat.dateOrder());
    node.put("certainty", chat.certainty());
    ObjectNode participants = node.putObject("participants");
    participants.put("meaning", "as named in one phone's address book, identity not verified");
    chat.labels().forEach(participants.putArray("labels")::add);
  }
}
