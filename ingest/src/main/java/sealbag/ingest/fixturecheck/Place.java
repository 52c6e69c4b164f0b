package sealbag.ingest.fixturecheck;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Where in the source a difference in a record lies: at its stamp, its name or its text.
record Place(SourceText source) {

  /// The line of a record and the part that `key` is about.
  ///
  /// @param known the record as it was read or, where it was not, as the truth has it
  /// @param textAt for differing texts, where they begin to differ; else 0
  Excerpt of(JsonNode known, String key, int textAt) {
    long number = source.lineAt(known.path("byteStart").asLong());
    String line = source.line(number);
    return switch (key) {
      case "timestamp", "timestampText" -> stamp(number, line, known);
      case "sender", "label" -> name(number, line, known);
      case "n", "line", "lineCount", "byteStart", "byteEnd" ->
          Excerpt.of(number, line, 0, line.length());
      default -> text(number, known, textAt);
    };
  }

  private static Excerpt stamp(long number, String line, JsonNode known) {
    int at = Math.max(0, line.indexOf(known.path("timestampText").asString()));
    return Excerpt.of(number, line, at, known.path("timestampText").asString().length());
  }

  private static Excerpt name(long number, String line, JsonNode known) {
    int from = afterStamp(line, known);
    String label = known.path("label").asString("");
    int at = label.isEmpty() ? -1 : line.indexOf(label, from);
    return at >= 0
        ? Excerpt.of(number, line, at, label.length())
        : Excerpt.of(number, line, from, line.length() - from);
  }

  private Excerpt text(long number, JsonNode known, int textAt) {
    String text = known.path("text").asString("");
    String before = text.substring(0, Math.min(textAt, text.length()));
    long below = before.chars().filter(c -> c == '\n').count();
    String line = source.line(number + below);
    int column = before.length() - before.lastIndexOf('\n') - 1;
    int at = below == 0 ? body(line, known, text) + column : column;
    return Excerpt.of(number + below, line, at, line.length() - at);
  }

  private static int body(String line, JsonNode known, String text) {
    String first = text.lines().findFirst().orElse("");
    int at = line.lastIndexOf(first);
    return Math.max(at, afterStamp(line, known));
  }

  private static int afterStamp(String line, JsonNode known) {
    String stamp = known.path("timestampText").asString();
    return Math.max(0, line.indexOf(stamp)) + stamp.length();
  }

  /// A whole line; empty past the end of the text.
  Optional<Excerpt> line(long number) {
    String line = source.line(number);
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(Excerpt.of(number, line, 0, line.length()));
  }
}
