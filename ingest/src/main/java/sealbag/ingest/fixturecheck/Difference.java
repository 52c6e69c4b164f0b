package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing that is not as it should be. All texts are [Visible].
///
/// @param where `record 5`, `chat`, `end`, `attachments`, … and of which chat where there are
///   several
/// @param key the key of the object, or what was checked
/// @param expected what the truth or the law says
/// @param actual what came out
/// @param excerpt the source line concerned
public record Difference(
    String where, String key, String expected, String actual, Optional<Excerpt> excerpt) {

  static Difference of(String where, String key, String expected, String actual) {
    return new Difference(where, key, expected, actual, Optional.empty());
  }

  Difference at(Optional<Excerpt> place) {
    return new Difference(where, key, expected, actual, place);
  }

  /// The difference for people, on three lines or five.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(where + ", " + key);
    lines.add("  expected  " + expected);
    lines.add("  actual    " + actual);
    excerpt.ifPresent(
        place -> {
          String head = "  line %-5d".formatted(place.line());
          lines.add(head + place.text());
          lines.add(" ".repeat(head.length()) + place.pointer());
        });
    return lines;
  }
}
