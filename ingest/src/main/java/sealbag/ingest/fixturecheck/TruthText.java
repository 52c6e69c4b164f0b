package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// `expected.json` in the layout that the generator of the fixtures writes: one record a line.
final class TruthText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TruthText() {}

  /// The truth that agrees with `reading`.
  ///
  /// @param before the truth so far, or nothing; keeps its outcome and its open proofs
  static String of(CaseReading reading, String before) {
    JsonNode old = parsed(before);
    var chats = new StringBuilder();
    for (int i = 0; i < reading.chats().size(); i++) {
      chats.append(i == 0 ? "" : ",\n").append(chat(reading.chats().get(i), old.at("/chats/" + i)));
    }
    Map<String, List<String>> files = FileStanding.of(reading).lists();
    return """
    {"outcome":%s,
    "chats":[
    %s
    ],
    "attachments":%s}
    """
        .formatted(
            JSON.writeValueAsString(old.path("outcome").asString("sealed")),
            chats,
            JSON.writeValueAsString(files));
  }

  private static JsonNode parsed(String before) {
    try {
      return before.isEmpty() ? MissingNode.getInstance() : JSON.readTree(before);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  private static String chat(ChatReading reading, JsonNode old) {
    ObjectNode chat = reading.chat().deepCopy().asObject();
    chat.remove("file");
    chat.get("warnings").forEach(warning -> warning.asObject().remove("detail"));
    if (old.at("/chat/dateOrderProof").isNull()) {
      chat.putNull("dateOrderProof");
    }
    return """
    {"entry":%s,
    "chat":%s,
    "records":[
    %s
    ],
    "end":%s}\
    """
        .formatted(
            reading.entry().map(JSON::writeValueAsString).orElse("null"),
            chat,
            reading.records().stream().map(JsonNode::toString).collect(Collectors.joining(",\n")),
            reading.end());
  }

  /// In one step: a reader sees the old file or the new one.
  static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text, UTF_8);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
