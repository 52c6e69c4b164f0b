package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.verify.PackageVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sealed package, read with the JDK's own zip reader.
record SealedZip(Path file) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "data/catalogue.json", "catalogue",
          "metadata/submission.json", "submission",
          "metadata/tool.json", "tool",
          "metadata/screening.json", "screening",
          "metadata/limitations.json", "limitations",
          "data/chat/messages.jsonl", "messages",
          "custody/events.jsonl", "custody");

  /// Every file under `data/`, by its path in the bag.
  Map<String, Sha256> data() throws IOException {
    var data = new TreeMap<String, Sha256>();
    for (String path : paths()) {
      if (path.startsWith("data/")) {
        data.put(path, Sha256.of(bytes(path)));
      }
    }
    return data;
  }

  List<String> paths() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .map(name -> name.substring(top().length()))
          .toList();
    }
  }

  byte[] bytes(String path) throws IOException {
    try (var zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(top() + path))) {
      return in.readAllBytes();
    }
  }

  String text(String path) throws IOException {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  JsonNode json(String path) throws IOException {
    return JSON.readTree(text(path));
  }

  List<JsonNode> lines(String path) throws IOException {
    return text(path).lines().map(JSON::readTree).toList();
  }

  /// The independent check finds nothing, and every JSON document fits the schema beside it.
  void assertSound() throws IOException {
    assertThat(PackageVerifier.verify(file).findings()).isEmpty();
    for (String path : paths()) {
      if (SCHEMAS.containsKey(path)) {
        assertThat(misfits(path)).as(path).isEmpty();
      }
    }
  }

  private List<Object> misfits(String path) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                text("metadata/schema/" + SCHEMAS.get(path) + ".schema.json"), InputFormat.JSON);
    var problems = new ArrayList<Object>();
    List<String> documents =
        path.endsWith(".jsonl") ? text(path).lines().toList() : List.of(text(path));
    for (String document : documents) {
      problems.addAll(schema.validate(document, InputFormat.JSON));
    }
    return problems;
  }

  private String top() {
    return file.getFileName().toString().replace(".zip", "/");
  }
}
