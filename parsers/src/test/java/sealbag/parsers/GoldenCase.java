package sealbag.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.JsonLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A folder under `fixtures/exports`: an export, and what is truly in it.
record GoldenCase(Path folder) {

  private static final Path EXPORTS = Path.of(System.getProperty("sealbag.fixtures"), "exports");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Every case below a folder of `fixtures/exports`, sorted by path.
  static List<GoldenCase> below(String folder) throws IOException {
    try (Stream<Path> folders = Files.walk(EXPORTS.resolve(folder))) {
      return folders
          .filter(one -> Files.exists(one.resolve("expected.json")))
          .sorted()
          .map(GoldenCase::new)
          .toList();
    }
  }

  String name() {
    return EXPORTS.relativize(folder).toString();
  }

  /// Asserts that the parsers say of every chat what the truth says.
  void check() throws IOException {
    for (JsonNode chat : truth().get("chats")) {
      List<JsonNode> objects = read(chat.get("entry"));

      compareChat(objects.getFirst(), chat.get("chat"));
      assertThat(objects.subList(1, objects.size() - 1))
          .as(name())
          .containsExactlyElementsOf(chat.get("records"));
      assertThat(objects.getLast()).as(name()).isEqualTo(chat.get("end"));
    }
  }

  JsonNode truth() throws IOException {
    return JSON.readTree(Files.readString(folder.resolve("expected.json")));
  }

  /// The truth leaves out `file`, the wording of warnings, and proofs that no person can foresee.
  private void compareChat(JsonNode read, JsonNode truth) {
    var chat = (ObjectNode) read;
    chat.remove("file");
    chat.get("warnings").forEach(warning -> ((ObjectNode) warning).remove("detail"));
    if (truth.get("dateOrderProof").isNull()) {
      chat.putNull("dateOrderProof");
    }
    assertThat(sorted(chat.remove("warnings"))).as(name()).isEqualTo(sorted(truth.get("warnings")));
    var rest = (ObjectNode) truth.deepCopy();
    rest.remove("warnings");
    assertThat(chat).as(name()).isEqualTo(rest);
    assertThat(List.copyOf(chat.propertyNames())).isEqualTo(List.copyOf(rest.propertyNames()));
  }

  private static List<String> sorted(JsonNode warnings) {
    var all = new ArrayList<String>();
    warnings.forEach(warning -> all.add(warning.toString()));
    Collections.sort(all);
    return all;
  }

  private List<JsonNode> read(JsonNode entry) throws IOException {
    Path zip = folder.resolve("export.zip");
    return Files.exists(zip)
        ? readZip(zip, entry.asString())
        : lines(
            "export.txt", Files.readAllBytes(folder.resolve("export.txt")), Container.unknown());
  }

  private static List<JsonNode> readZip(Path path, String chat) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
      var names = new ArrayList<String>();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (!entry.getName().equals(chat)) {
          names.add(entry.getName());
        }
      }
      byte[] bytes = zip.getInputStream(zip.getEntry(chat)).readAllBytes();
      return lines("export.zip!/" + chat, bytes, Container.of(names));
    }
  }

  private static List<JsonNode> lines(String file, byte[] bytes, Container container)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var text =
        new ChatText(file, () -> new ByteArrayInputStream(bytes), container, Optional.empty());
    assertThat(ChatFormats.read(text, new JsonLines(out))).isTrue();
    return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
  }

  @Override
  public String toString() {
    return name();
  }
}
