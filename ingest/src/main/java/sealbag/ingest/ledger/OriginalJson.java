package sealbag.ingest.ledger;

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
    return Fields.object()
        .put("kind", intake.kind().name())
        .put("sha256", intake.sha256().hex())
        .put("sizeBytes", intake.sizeBytes())
        .put("name", intake.name());
  }

  private static Intake intake(Fields fields) {
    return new Intake(
        Intake.Kind.valueOf(fields.text("kind")),
        fields.sha256("sha256"),
        fields.number("sizeBytes"),
        fields.text("name"));
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
