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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.JsonLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every folder under `fixtures/exports` is a case: an export, and what is truly in it.
class GoldenExportTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Path> cases() throws IOException {
    Path exports = Path.of(System.getProperty("sealbag.fixtures"), "exports");
    if (!Files.isDirectory(exports)) {
      return Stream.empty();
    }
    try (Stream<Path> folders = Files.list(exports)) {
      return folders
          .filter(f -> Files.exists(f.resolve("expected.json")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void anExportIsReadAsItTrulyIs(Path folder) throws IOException {
    JsonNode truth = JSON.readTree(Files.readString(folder.resolve("expected.json")));

    for (JsonNode chat : truth.get("chats")) {
      List<JsonNode> objects = read(folder, chat.get("entry"));

      compareChat(objects.getFirst(), chat.get("chat"));
      assertThat(objects.subList(1, objects.size() - 1))
          .containsExactlyElementsOf(chat.get("records"));
      assertThat(objects.getLast()).isEqualTo(chat.get("end"));
    }
  }

  /// The truth leaves out `file`, the wording of warnings, and proofs that no person can foresee.
  private static void compareChat(JsonNode read, JsonNode truth) {
    var chat = (ObjectNode) read;
    chat.remove("file");
    chat.get("warnings").forEach(warning -> ((ObjectNode) warning).remove("detail"));
    if (truth.get("dateOrderProof").isNull()) {
      chat.putNull("dateOrderProof");
    }
    assertThat(chat).isEqualTo(truth);
    assertThat(List.copyOf(chat.propertyNames())).isEqualTo(List.copyOf(truth.propertyNames()));
  }

  private static List<JsonNode> read(Path folder, JsonNode entry) throws IOException {
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
}
