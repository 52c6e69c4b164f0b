package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every mail and every export of the fixtures, taken in as a person would, is sealed as the truth
/// about it says.
class GoldenMailsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  @TempDir private static Path once;
  private static Map<String, JsonNode> imported = Map.of();
  @TempDir private Path folder;

  @BeforeAll
  static void importEveryExport() throws IOException {
    Object[] words =
        Stream.concat(Stream.of("import", "--json"), exports().map(GoldenMailsTest::file))
            .toArray();

    Sealbag.Run run = new Sealbag(once.resolve("home")).run(words);

    assertThat(run.code()).isZero();
    imported =
        run.items().stream()
            .collect(Collectors.toMap(item -> item.get("path").asString(), item -> item));
  }

  private static Path file(Path export) {
    Path zip = export.resolve("export.zip");
    return Files.exists(zip) ? zip : export.resolve("export.txt");
  }

  static Stream<Path> mails() throws IOException {
    return below("mails").filter(file -> file.toString().endsWith(".eml"));
  }

  static Stream<Path> exports() throws IOException {
    return below("exports").filter(folder -> Files.exists(folder.resolve("expected.json")));
  }

  private static Stream<Path> below(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Sealbag.FIXTURES.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aMailEndsAsItsTruthSays(Path mail) throws IOException {
    JsonNode truth = JSON.readTree(mail.resolveSibling(truthOf(mail)));

    Sealbag.Run run = new Sealbag(folder.resolve("home")).run("import", "--json", mail);

    boolean held = truth.get("outcome").asString().equals("held");
    assertThat(run.text("outcome")).isEqualTo(held ? "held" : "sealed");
    assertThat(run.item().get("code")).isEqualTo(truth.get("code"));
    assertThat(run.code()).isEqualTo(held ? 3 : 0);
    List<SealedZip> packages = packages(run.item());
    assertThat(packages).hasSize(truth.get("exports").size());
    for (int i = 0; i < packages.size(); i++) {
      compare(run.item().get("chats").get(i), packages.get(i), truth.get("exports").get(i));
    }
  }

  private static String truthOf(Path mail) {
    return mail.getFileName().toString().replace(".eml", ".expected.json");
  }

  private static void compare(JsonNode told, SealedZip sealed, JsonNode truth) throws IOException {
    sealed.assertSound();
    assertThat(sealed.json("data/catalogue.json").at("/original/sha256"))
        .isEqualTo(truth.get("sha256"));
    for (String field : List.of("records", "dateOrder", "dateOrderCertainty", "attachments")) {
      assertThat(told.get(field)).as(field).isEqualTo(truth.get(field));
    }
    Path export = Sealbag.FIXTURES.resolve("exports").resolve(truth.get("case").asString());
    JsonNode chat = JSON.readTree(export.resolve("expected.json")).get("chats").get(0);
    assertThat(records(sealed)).containsExactlyElementsOf(chat.get("records"));
  }

  private static List<JsonNode> records(SealedZip sealed) throws IOException {
    List<JsonNode> lines = sealed.lines("data/chat/messages.jsonl");
    return lines.subList(1, lines.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("exports")
  void anExportIsSealedWithItsTruth(Path export) throws IOException {
    JsonNode truth = JSON.readTree(export.resolve("expected.json"));
    JsonNode item = Objects.requireNonNull(imported.get(file(export).toString()));

    assertThat(item.get("outcome")).isEqualTo(truth.get("outcome"));
    SealedZip sealed = packages(item).getFirst();
    sealed.assertSound();
    assertThat(sealed.bytes("data/original/" + file(export).getFileName()))
        .isEqualTo(Files.readAllBytes(file(export)));
    compareChat(sealed.lines("data/chat/messages.jsonl"), truth.get("chats").get(0));
    compareAttachments(sealed.json("data/catalogue.json"), truth.get("attachments"));
  }

  private static void compareChat(List<JsonNode> lines, JsonNode truth) {
    var chat = (ObjectNode) lines.getFirst();
    assertThat(chat.remove("file").asString()).isEqualTo("data/chat/chat.txt");
    chat.get("warnings").forEach(warning -> ((ObjectNode) warning).remove("detail"));
    if (truth.get("chat").get("dateOrderProof").isNull()) {
      chat.putNull("dateOrderProof");
    }
    assertThat(chat.remove("warnings"))
        .containsExactlyInAnyOrderElementsOf(truth.at("/chat/warnings"));
    assertThat(chat).isEqualTo(((ObjectNode) truth.get("chat").deepCopy()).without("warnings"));
    assertThat(lines.subList(1, lines.size() - 1)).containsExactlyElementsOf(truth.get("records"));
    assertThat(lines.getLast()).isEqualTo(truth.get("end"));
  }

  private static void compareAttachments(JsonNode catalogue, JsonNode truth) {
    assertThat(names(catalogue, "present-mentioned"))
        .containsExactlyInAnyOrderElementsOf(texts(truth.get("present")));
    assertThat(names(catalogue, "present-not-mentioned"))
        .containsExactlyInAnyOrderElementsOf(texts(truth.get("unreferenced")));
    var missing = new ArrayList<String>();
    catalogue.get("missing").forEach(file -> missing.add(file.get("name").asString()));
    assertThat(missing).containsExactlyInAnyOrderElementsOf(texts(truth.get("missing")));
  }

  private static List<String> names(JsonNode catalogue, String status) {
    var names = new ArrayList<String>();
    for (JsonNode item : catalogue.get("items")) {
      if (item.get("status").asString().equals(status)) {
        names.add(item.at("/name/decoded").asString());
      }
    }
    return names;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  static List<SealedZip> packages(JsonNode item) {
    var packages = new ArrayList<SealedZip>();
    if (item.has("packages")) {
      item.get("packages").forEach(path -> packages.add(new SealedZip(Path.of(path.asString()))));
    } else if (!item.get("package").isNull()) {
      packages.add(new SealedZip(Path.of(item.get("package").asString())));
    }
    return packages;
  }
}
