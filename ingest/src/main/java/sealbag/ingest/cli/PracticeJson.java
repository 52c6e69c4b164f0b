package sealbag.ingest.cli;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON that practice shows: custody events, and stubs of the records system.
final class PracticeJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PracticeJson() {}

  /// What happened to a submission.
  ///
  /// @param at ISO 8601, UTC
  record Event(String at, String action, Map<String, String> details) {}

  /// @param line of the custody log
  static Event event(String line) {
    JsonNode event = JSON.readTree(line);
    var details = new TreeMap<String, String>();
    event
        .path("details")
        .propertyStream()
        .forEach(one -> details.put(one.getKey(), one.getValue().asString("")));
    return new Event(event.path("at").asString(""), event.path("action").asString(""), details);
  }

  static String pretty(String json) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json)) + "\n";
  }

  /// The name of a stub's file.
  static String name(String stub) {
    JsonNode read = JSON.readTree(stub);
    String id = read.path("id").asString(read.at("/data/id").asString("stub"));
    return id.replaceAll("[^A-Za-z0-9-]", "_") + ".json";
  }
}
