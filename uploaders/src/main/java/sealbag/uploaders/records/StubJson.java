package sealbag.uploaders.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDateTime;
import java.util.Optional;
import sealbag.uploaders.delivery.Receipt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A stub as JSON:API. The same stub gives the same bytes.
final class StubJson {
  static final String MARKING = "OFFICIAL-SENSITIVE";
  private static final JsonMapper JSON = JsonMapper.shared();

  private StubJson() {}

  static byte[] bytes(RecordStub stub) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode data = body.putObject("data").put("type", "record-stub");
    ObjectNode attributes = data.putObject("attributes");
    origin(attributes, stub);
    chats(attributes.putArray("chats"), stub);
    labels(attributes.putObject("participants"), stub);
    counts(attributes.putObject("counts"), stub.counts());
    evidence(attributes.putObject("evidence"), stub);
    integrity(attributes.putObject("integrity"), stub);
    attributes.put("protectiveMarking", MARKING);
    workflow(attributes.putObject("workflow"), stub);
    attributes.put("connectText", ConnectText.of(stub));
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n").getBytes(UTF_8);
  }

  private static void origin(ObjectNode attributes, RecordStub stub) {
    attributes.put("number", stub.number());
    attributes.put("receivedAt", stub.receivedAt().toString());
    attributes.put("sealedAt", stub.sealedAt().toString());
    put(attributes, "officer", stub.officer());
    put(attributes.putObject("references"), "raw", stub.reference());
    put(attributes, "exhibit", stub.exhibit());
    put(attributes, "reason", stub.reason());
  }

  private static void chats(ArrayNode chats, RecordStub stub) {
    for (RecordStub.ChatSummary chat : stub.chats()) {
      ObjectNode node = chats.addObject();
      chat.title().ifPresent(title -> node.put("title", title));
      node.put("records", chat.records());
      put(node, "firstTimestamp", chat.firstTimestamp().map(LocalDateTime::toString));
      put(node, "lastTimestamp", chat.lastTimestamp().map(LocalDateTime::toString));
      node.put("timestamps", "local to a phone, without zone, as printed in the export");
      node.put("dateOrder", chat.dateOrder());
      node.put("certainty", chat.certainty());
    }
  }

  private static void labels(ObjectNode participants, RecordStub stub) {
    participants.put("meaning", "as named in one phone's address book, identity not verified");
    stub.labels().forEach(participants.putArray("labels")::add);
  }

  private static void counts(ObjectNode node, RecordStub.Counts counts) {
    node.put("records", counts.records());
    node.put("attachmentsReferenced", counts.attachmentsReferenced());
    node.put("attachmentsPresent", counts.attachmentsPresent());
    node.put("attachmentsMissing", counts.attachmentsMissing());
    node.put("bytes", counts.bytes());
  }

  private static void evidence(ObjectNode node, RecordStub stub) {
    put(node, "destination", stub.delivered().map(receipt -> receipt.destination().toString()));
    put(node, "evidenceId", stub.delivered().map(Receipt::evidenceId));
    if (stub.delivered().isEmpty()) {
      node.put("status", "NOT_UPLOADED");
      node.put("where", "kept by Sealbag as the sealed package " + stub.number() + ".zip");
    }
  }

  private static void integrity(ObjectNode node, RecordStub stub) {
    node.put("exportSha256", stub.exportSha256());
    node.put("receivedSha256", stub.mailOrFileSha256());
    node.put("packageSha256", stub.packageSha256());
    node.put("manifestSha256", stub.manifestSha256());
    node.put("algorithm", "SHA-256");
    node.put("tool", "Sealbag");
  }

  private static void workflow(ObjectNode workflow, RecordStub stub) {
    workflow.put("status", "AWAITING_CLERK");
    ArrayNode todo = workflow.putArray("todo");
    for (RecordStub.Todo item : stub.todo()) {
      todo.addObject().put("field", item.field()).put("why", item.why());
    }
  }

  private static void put(ObjectNode node, String field, Optional<String> value) {
    value.ifPresentOrElse(text -> node.put(field, text), () -> node.putNull(field));
  }
}
