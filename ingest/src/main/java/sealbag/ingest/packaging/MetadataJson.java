package sealbag.ingest.packaging;

import sealbag.ingest.catalogue.Json;
import sealbag.ingest.catalogue.Json.Fields;

/// The JSON files below `metadata/`, all but the submission's.
final class MetadataJson {

  static final int SCHEMA = 1;

  private MetadataJson() {}

  static byte[] tool(ToolFacts tool) {
    var configuration = new Fields();
    tool.configuration().forEach(configuration::with);
    return Json.document(
        new Fields()
            .with("schema", SCHEMA)
            .with("name", tool.name())
            .with("version", tool.version())
            .with("commit", tool.commit())
            .with("jvm", tool.jvm())
            .with("os", tool.os())
            .with("configuration", configuration));
  }

  static byte[] limitations(Contents contents) {
    return Json.document(
        new Fields()
            .with("schema", SCHEMA)
            .with("statements", Statements.ALL.stream().map(MetadataJson::statement).toList())
            .with("warnings", contents.warnings().stream().map(MetadataJson::warning).toList()));
  }

  private static Fields statement(Statements.Statement statement) {
    return new Fields().with("code", statement.code()).with("sentence", statement.sentence());
  }

  private static Fields warning(Limitation warning) {
    return new Fields()
        .with("code", warning.code())
        .with("where", warning.where())
        .with("count", warning.count())
        .with("sentence", warning.sentence());
  }
}
