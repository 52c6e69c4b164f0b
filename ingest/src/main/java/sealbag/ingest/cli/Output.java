package sealbag.ingest.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Standard output for data and standard error for everything else, both UTF-8 whatever the locale
/// says.
final class Output {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final PrintStream data;
  private final PrintStream talk;

  Output(PrintStream data, PrintStream talk) {
    this.data = data;
    this.talk = talk;
  }

  static Output standard() {
    return new Output(stream(FileDescriptor.out), stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    var out = new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13);
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  OutputStream data() {
    return data;
  }

  PrintStream talk() {
    return talk;
  }

  /// One line for people on standard output.
  void line(String text) {
    data.println(text);
  }

  /// One JSON object on a line of its own on standard output.
  void json(Map<String, ?> object) {
    data.println(Plain.json(JSON.writeValueAsString(object)));
    data.flush();
  }

  /// The last object of `--json`: what the run came to, in the order given.
  @SafeVarargs
  final void summary(Map.Entry<String, ?>... facts) {
    var object = new LinkedHashMap<String, Object>();
    object.put("type", "summary");
    for (Map.Entry<String, ?> fact : facts) {
      object.put(fact.getKey(), fact.getValue());
    }
    json(object);
  }

  /// One line of a problem or of progress on standard error.
  void say(String text) {
    data.flush();
    talk.println(text);
    talk.flush();
  }

  void flush() {
    data.flush();
    talk.flush();
  }
}
