package sealbag.ingest.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.ingest.evidence.EvidenceStore;

/// The schemas in a package describe the JSON in it.
class SchemaTest {
  @TempDir Path folder;
  private Path sealed;

  @BeforeEach
  void pack() throws Exception {
    try (var store = EvidenceStore.open(folder.resolve("store"))) {
      sealed = new Packager(folder, store).pack(SamplePackage.contents()).file();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "catalogue, data/catalogue.json",
    "submission, metadata/submission.json",
    "tool, metadata/tool.json",
    "screening, metadata/screening.json",
    "limitations, metadata/limitations.json",
  })
  void eachDocumentFitsItsSchemaAndABrokenOneDoesNot(String schema, String path)
      throws IOException {
    String json = read(path);

    assertThat(problems(schema, json)).isEmpty();
    assertThat(problems(schema, json.replaceFirst("\"schema\": 1", "\"schema\": 2"))).isNotEmpty();
    assertThat(problems(schema, json.replaceFirst("\\{", "{\"more\": 1,"))).isNotEmpty();
    assertThat(problems(schema, "{}")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "messages, data/chat/messages.jsonl, 4, text",
    "custody, custody/events.jsonl, 4, prev",
  })
  void eachLineFitsItsSchemaAndABrokenOneDoesNot(
      String schema, String path, int count, String required) throws IOException {
    List<String> lines = read(path).lines().toList();

    assertThat(lines).hasSize(count);
    for (String line : lines) {
      assertThat(problems(schema, line)).isEmpty();
      assertThat(problems(schema, line.replaceFirst("\\{", "{\"more\":1,"))).isNotEmpty();
    }
    String broken = lines.get(1).replace("\"" + required + "\":", "\"other\":");
    assertThat(problems(schema, broken)).isNotEmpty();
  }

  @Test
  void everySchemaIsAKnownDialect() throws IOException {
    try (var zip = new ZipFile(sealed.toFile())) {
      List<String> schemas =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".schema.json"))
              .toList();
      assertThat(schemas).hasSize(7);
      for (String name : schemas) {
        assertThat(read(name.substring(SamplePackage.NUMBER.length() + 1)))
            .contains("https://json-schema.org/draft/2020-12/schema");
      }
    }
  }

  private List<?> problems(String schema, String json) throws IOException {
    Schema rules =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read("metadata/schema/" + schema + ".schema.json"), InputFormat.JSON);
    return rules.validate(json, InputFormat.JSON);
  }

  private String read(String path) throws IOException {
    try (var zip = new ZipFile(sealed.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(SamplePackage.NUMBER + "/" + path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
