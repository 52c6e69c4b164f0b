package sealbag.ingest.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The `sealbag` command, run in this process on a home folder.
final class Sealbag {
  static final Path FIXTURES = Path.of(System.getProperty("sealbag.fixtures"));
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path home;
  private final Map<String, String> environment;

  Sealbag(Path home) {
    this(home, Map.of());
  }

  /// @param more environment variables besides the one that names the home folder
  Sealbag(Path home, Map<String, String> more) {
    this.home = home;
    environment = new HashMap<>(more);
    environment.put("SEALBAG_HOME", home.toString());
  }

  Path home() {
    return home;
  }

  /// Runs one command to its end.
  Run run(Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var output =
        new Output(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code = Main.run(output, environment, words);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// What one command printed, and how it ended.
  record Run(int code, String out, String err) {
    /// Every line of standard output: each must be a JSON object.
    List<JsonNode> json() {
      return out.lines().map(JSON::readTree).toList();
    }

    /// All but the summary.
    List<JsonNode> items() {
      List<JsonNode> all = json();
      return all.subList(0, all.size() - 1);
    }

    /// The only object beside the summary.
    JsonNode item() {
      List<JsonNode> items = items();
      if (items.size() != 1) {
        throw new AssertionError("expected one item in: " + out + err);
      }
      return items.getFirst();
    }

    JsonNode summary() {
      return json().getLast();
    }

    String text(String field) {
      return item().path(field).asString("null");
    }

    String receipt() {
      return text("receipt");
    }
  }
}
