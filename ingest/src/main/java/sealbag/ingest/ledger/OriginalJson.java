package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// How originals and claims are stored.
final class OriginalJson {
  private OriginalJson() {}

  static ObjectNode write(Original original) {
    ObjectNode object = Fields.object();
    object.set("intake", write(original.intake()));
    original.export().ifPresent(export -> object.set("export", write(export)));
    return object;
  }

  static Original read(Fields fields) {
    return new Original(
        intake(fields.child("intake")),
        fields.has("export") ? Optional.of(export(fields.child("export"))) : Optional.empty());
  }

  private static ObjectNode write(Intake intake) {
    ObjectNode object =
        Fields.object()
            .put("kind", intake.kind().name())
            .put("sha256", intake.sha256().hex())
            .put("sizeBytes", intake.sizeBytes())
            .put("name", intake.name());
    intake.served().ifPresent(served -> object.set("served", write(served)));
    return object;
  }

  private static ObjectNode write(Served served) {
    ObjectNode object =
        Fields.object()
            .put("mailbox", served.mailbox())
            .put("message", served.message())
            .put("fidelity", served.fidelity())
            .put("outside", served.outside());
    Fields.putIfPresent(object, "arrivedAt", served.arrivedAt().map(Instant::toString));
    return object;
  }

  private static Served served(Fields fields) {
    return new Served(
        fields.text("mailbox"),
        fields.text("message"),
        fields.text("fidelity"),
        fields.flag("outside"),
        fields.optional("arrivedAt").map(Instant::parse));
  }

  private static Intake intake(Fields fields) {
    return new Intake(
        Intake.Kind.valueOf(fields.text("kind")),
        fields.sha256("sha256"),
        fields.number("sizeBytes"),
        fields.text("name"),
        fields.has("served") ? Optional.of(served(fields.child("served"))) : Optional.empty());
  }

  static ObjectNode write(Export export) {
    return Fields.object()
        .put("kind", export.kind().name())
        .put("sha256", export.sha256().hex())
        .put("sizeBytes", export.sizeBytes())
        .put("name", export.name());
  }

  static Export export(Fields fields) {
    return new Export(
        Export.Kind.valueOf(fields.text("kind")),
        fields.sha256("sha256"),
        fields.number("sizeBytes"),
        fields.text("name"));
  }

  static ObjectNode write(Correspondence correspondence) {
    ObjectNode object = Fields.object();
    Fields.putIfPresent(object, "sender", correspondence.sender());
    Fields.putIfPresent(object, "messageId", correspondence.messageId());
    Fields.putList(object, "references", correspondence.references());
    object.put("headOnly", correspondence.headOnly());
    object.put("mayAnswer", correspondence.mayAnswer());
    return object.put("vouched", correspondence.vouched());
  }

  static Correspondence correspondence(Fields fields) {
    return new Correspondence(
        fields.optional("sender"),
        fields.optional("messageId"),
        fields.texts("references"),
        fields.flag("headOnly"),
        fields.flag("mayAnswer"),
        fields.optionalFlag("vouched"));
  }

  static ObjectNode write(Claims claims) {
    ObjectNode object = Fields.object();
    Fields.putIfPresent(object, "officer", claims.officer());
    Fields.putIfPresent(object, "reference", claims.reference());
    Fields.putIfPresent(object, "exhibit", claims.exhibit());
    Fields.putIfPresent(object, "reason", claims.reason());
    return object;
  }

  static Claims claims(Fields fields) {
    return new Claims(
        fields.optional("officer"),
        fields.optional("reference"),
        fields.optional("exhibit"),
        fields.optional("reason"));
  }
}
