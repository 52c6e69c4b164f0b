package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Compares the warnings about a chat: kinds and lines, whatever their order and wording.
record WarningComparison(String prefix, Place place, Differences differences) {

  void compare(JsonNode truth, JsonNode actual) {
    List<Pin> wanted = pins(truth);
    List<Pin> unwanted = pins(actual);
    for (Pin pin : List.copyOf(wanted)) {
      if (unwanted.remove(pin)) {
        wanted.remove(pin);
      }
    }
    wanted.forEach(pin -> add(pin, pin.text(), "no such warning"));
    unwanted.forEach(pin -> add(pin, "no such warning", pin.text()));
  }

  private void add(Pin pin, String expected, String actual) {
    Optional<Excerpt> excerpt = pin.line().flatMap(place::line);
    differences.add(new Difference(prefix + "chat", "warnings", expected, actual, excerpt));
  }

  private static List<Pin> pins(JsonNode warnings) {
    var pins = new ArrayList<Pin>();
    for (JsonNode warning : warnings) {
      JsonNode line = warning.path("line");
      pins.add(
          new Pin(
              warning.path("kind").asString(""),
              line.isNumber() ? Optional.of(line.asLong()) : Optional.empty()));
    }
    return pins;
  }

  /// A warning's kind and line.
  private record Pin(String kind, Optional<Long> line) {

    String text() {
      return Visible.of(kind) + line.map(at -> " about line " + at).orElse(" about the chat");
    }
  }
}
