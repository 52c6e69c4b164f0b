package sealbag.uploaders.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import sealbag.uploaders.delivery.Receipt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A stub as JSON:API in the shape of the iHub Standard API. The same stub gives the same bytes.
/// What that API has no name for begins with `x-`. Links only, never bytes of a file.
public final class StubJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SCHEMA = 1;

  private StubJson() {}

  /// The whole document.
  public static byte[] bytes(RecordStub stub, Shape shape) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode data = body.putObject("data").put("type", shape.type());
    attributes(data.putObject("attributes"), stub);
    ObjectNode related = data.putObject("relationships");
    var included = new Included(stub, body.putArray("included"));
    related.set("submission", Included.link(included.submission()));
    included.officer().ifPresent(officer -> related.set("officer", Included.link(officer)));
    ArrayNode objects = related.putObject("objects").putArray("data");
    included.exhibit().ifPresent(objects::add);
    objects.add(included.evidence());
    meta(body.putObject("meta"), stub);
    return print(body);
  }

  static byte[] print(ObjectNode body) {
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n").getBytes(UTF_8);
  }

  private static void attributes(ObjectNode attributes, RecordStub stub) {
    attributes.put("incidentDescription", ConnectText.of(stub));
    attributes.put("x-submissionId", stub.submissionId().toString());
    attributes.put("x-receiptNumber", stub.number());
    attributes.put("x-packageSha256", stub.integrity().packaged());
    mark(attributes, "x-reference", stub.declared().reference());
    RecordStub.Handling handling = stub.handling();
    attributes.put("x-protectiveMarking", handling.marking());
    attributes.put("x-handlingInstructions", handling.instructions());
    put(attributes, "x-category", handling.category());
    attributes.putObject("workflow").put("status", stub.status());
    evidence(attributes, stub.delivered());
    attributes.putArray("notes");
  }

  static void evidence(ObjectNode attributes, Optional<Receipt> delivered) {
    if (delivered.isEmpty()) {
      attributes.putNull("x-evidence");
      return;
    }
    attributes
        .putObject("x-evidence")
        .put("evidenceId", delivered.orElseThrow().evidenceId())
        .put("link", delivered.orElseThrow().destination().toString());
  }

  static void mark(ObjectNode node, String field, Optional<RecordStub.Mark> mark) {
    if (mark.isEmpty()) {
      node.putNull(field);
      return;
    }
    RecordStub.Mark known = mark.orElseThrow();
    node.putObject(field)
        .put("raw", known.raw())
        .put("normalised", known.normalised())
        .put("valid", known.valid());
  }

  private static void meta(ObjectNode meta, RecordStub stub) {
    meta.put("schema", SCHEMA);
    meta.put("tool", "Sealbag " + stub.tool());
    ArrayNode todo = meta.putArray("todo");
    stub.todo().forEach(item -> todo.addObject().put("field", item.field()).put("why", item.why()));
    counts(meta.putObject("counts"), stub);
    ArrayNode log = meta.putArray("actionLog");
    stub.log().forEach(action -> action(log.addObject(), action));
    disclosure(meta.putObject("mg6cDraft"), stub.disclosure());
    stub.missing().forEach(meta.putArray("missingAttachments")::add);
  }

  private static void counts(ObjectNode node, RecordStub stub) {
    RecordStub.Counts counts = stub.counts();
    node.put("chats", stub.chats().size());
    node.put("records", counts.records());
    node.put("attachmentsReferenced", counts.attachmentsReferenced());
    node.put("attachmentsPresent", counts.attachmentsPresent());
    node.put("attachmentsMissing", counts.attachmentsMissing());
    node.put("unparsedLines", counts.unparsedLines());
    node.put("bytes", counts.bytes());
  }

  private static void action(ObjectNode node, RecordStub.Action action) {
    node.put("action", action.action());
    put(node, "at", action.at().map(Instant::toString));
    put(node, "local", action.local().map(LocalDateTime::toString));
    node.put("zone", action.at().isPresent() ? "UTC" : "unknown");
    put(node, "by", action.by());
  }

  private static void disclosure(ObjectNode node, RecordStub.Disclosure disclosure) {
    put(node, "withheld", disclosure.withheld());
    node.put("moreInCatalogue", disclosure.more());
    ArrayNode rows = node.putArray("rows");
    for (RecordStub.Row row : disclosure.rows()) {
      ObjectNode line = rows.addObject().put("description", row.description());
      put(line, "item", row.item());
      put(line, "sha256", row.sha256());
    }
  }

  static void put(ObjectNode node, String field, Optional<String> value) {
    value.ifPresentOrElse(text -> node.put(field, text), () -> node.putNull(field));
  }
}
