package sealbag.ingest.fixturecheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the parsers say about one chat text.
///
/// @param entry the chat's name in the zip; empty for a bare text
/// @param source the chat text itself
/// @param objects the chat object, the records, the end object
/// @param repeats whether reading it a second time gave the same bytes
record ChatReading(
    Optional<String> entry, SourceText source, List<JsonNode> objects, boolean repeats) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  ChatReading {
    objects = List.copyOf(objects);
  }

  static List<JsonNode> objects(byte[] jsonLines) {
    return new String(jsonLines, UTF_8).lines().map(JSON::readTree).toList();
  }

  JsonNode chat() {
    return objects.getFirst();
  }

  List<JsonNode> records() {
    return objects.subList(1, objects.size() - 1);
  }

  JsonNode end() {
    return objects.getLast();
  }
}
