package sealbag.uploaders.records;

import java.util.Optional;
import sealbag.uploaders.delivery.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An addendum as JSON:API: notes are only ever added to, and nothing that a clerk may have changed
/// is written over.
final class AddendumJson {
  private AddendumJson() {}

  /// Of a folder, where nothing that was written before is known or changed.
  static byte[] bytes(Addendum addendum, Shape shape) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode data = body.putObject("data").put("type", shape.type());
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("x-submissionId", addendum.submissionId().toString());
    attributes.put("x-receiptNumber", addendum.number());
    attributes.put("x-addendum", addendum.n());
    change(attributes, addendum, RecordStub.EVIDENCE_PENDING);
    note(attributes.putArray("notes"), addendum);
    return StubJson.print(body);
  }

  /// Of a service.
  ///
  /// @param held the stub as the service has it
  static byte[] bytes(Addendum addendum, Shape shape, String id, JsonNode held) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode data = body.putObject("data").put("type", shape.type()).put("id", id);
    ObjectNode attributes = data.putObject("attributes");
    change(attributes, addendum, held.at("/attributes/workflow/status").asString(""));
    ArrayNode notes = attributes.putArray("notes");
    held.at("/attributes/notes").forEach(notes::add);
    note(notes, addendum);
    return StubJson.print(body);
  }

  /// Whether the service has it already.
  static boolean isIn(JsonNode held, Addendum addendum) {
    for (JsonNode note : held.at("/attributes/notes")) {
      if (note.path("id").asString("").equals(addendum.id().toString())) {
        return true;
      }
    }
    return false;
  }

  private static void change(ObjectNode attributes, Addendum addendum, String status) {
    switch (addendum.evidence()) {
      case Addendum.Unsaid _ -> {
        return;
      }
      case Addendum.Uploaded(Receipt receipt) ->
          StubJson.evidence(attributes, Optional.of(receipt));
      case Addendum.RecordedOnly _ -> {}
    }
    if (status.equals(RecordStub.EVIDENCE_PENDING)) {
      attributes.putObject("workflow").put("status", RecordStub.AWAITING_CLERK);
    }
  }

  private static void note(ArrayNode notes, Addendum addendum) {
    ObjectNode note = notes.addObject();
    note.put("id", addendum.id().toString()).put("n", addendum.n());
    note.put("at", addendum.at().toString());
    ArrayNode facts = note.putArray("facts");
    for (Addendum.Fact fact : addendum.facts()) {
      facts.addObject().put("field", fact.field()).put("value", fact.value());
    }
  }
}
