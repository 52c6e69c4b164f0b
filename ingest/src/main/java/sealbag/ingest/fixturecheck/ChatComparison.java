package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares one chat as it was read with its truth, key by key.
final class ChatComparison {

  private static final int SHOWN = 160;

  private final String prefix;
  private final ChatReading reading;
  private final Place place;
  private final Differences differences;

  /// @param prefix stands before every `where`; tells the chats of one case apart
  ChatComparison(String prefix, ChatReading reading, Differences differences) {
    this.prefix = prefix;
    this.reading = reading;
    this.place = new Place(reading.source());
    this.differences = differences;
  }

  void compare(JsonNode truth) {
    compareKeyOrder(truth);
    compareChat(truth.path("chat"));
    compareRecords(truth.path("records"));
    compareKeys("end", truth.path("end"), reading.end());
  }

  /// The truth leaves out the file's name, and may leave the proof's wording open.
  private void compareChat(JsonNode truth) {
    for (String key : keys(truth, reading.chat())) {
      boolean open = key.equals("dateOrderProof") && truth.path(key).isNull();
      if (key.equals("warnings")) {
        new WarningComparison(prefix, place, differences)
            .compare(truth.path(key), reading.chat().path(key));
      } else if (!key.equals("file") && !open) {
        compareKey(truth, reading.chat(), key)
            .ifPresent(found -> add("chat", found.at(firstStamp(key))));
      }
    }
  }

  private Optional<Excerpt> firstStamp(String key) {
    return switch (key) {
      case "dateOrder", "dateOrderCertainty", "dateOrderProof", "clock", "precision", "calendar" ->
          reading.records().stream()
              .findFirst()
              .map(record -> place.of(record, "timestampText", 0));
      default -> Optional.empty();
    };
  }

  private void compareRecords(JsonNode truths) {
    Map<Long, JsonNode> read = new HashMap<>();
    reading.records().forEach(record -> read.put(start(record), record));
    for (JsonNode truth : truths) {
      JsonNode actual = read.remove(start(truth));
      if (actual == null) {
        absent(truth);
      } else {
        compareRecord(truth, actual, truths.size() == reading.records().size());
      }
    }
    read.values().stream()
        .sorted((a, b) -> Long.compare(start(a), start(b)))
        .forEach(this::unexpected);
  }

  private static long start(JsonNode record) {
    return record.path("byteStart").asLong(-1);
  }

  private void absent(JsonNode truth) {
    add(
        "record " + truth.path("n").asLong(),
        Difference.of("", "record", "a record begins on this line", "no record begins here")
            .at(Optional.of(place.of(truth, "line", 0))));
  }

  private void unexpected(JsonNode actual) {
    add(
        "record " + actual.path("n").asLong() + " as read",
        Difference.of("", "record", "no record begins on this line", "a record begins here")
            .at(Optional.of(place.of(actual, "line", 0))));
  }

  /// @param numbered whether the records still count alike; after one too many or too few they
  ///   cannot
  private void compareRecord(JsonNode truth, JsonNode actual, boolean numbered) {
    for (String key : keys(truth, actual)) {
      if (differences.full() || (key.equals("n") && !numbered)) {
        continue;
      }
      compareKey(truth, actual, key)
          .ifPresent(
              found -> {
                Excerpt excerpt =
                    place.of(printed(truth, actual, key), key, firstDifference(truth, actual, key));
                add("record " + truth.path("n").asLong(), found.at(Optional.of(excerpt)));
              });
    }
  }

  /// What the parser read stands in the source; a name that it missed may stand there too.
  private static JsonNode printed(JsonNode truth, JsonNode actual, String key) {
    boolean name = key.equals("sender") || key.equals("label");
    return name && actual.path("label").isNull() ? truth : actual;
  }

  private void compareKeys(String where, JsonNode truth, JsonNode actual) {
    for (String key : keys(truth, actual)) {
      compareKey(truth, actual, key).ifPresent(found -> add(where, found));
    }
  }

  private static SequencedSet<String> keys(JsonNode truth, JsonNode actual) {
    var keys = new LinkedHashSet<>(truth.propertyNames());
    keys.addAll(actual.propertyNames());
    return keys;
  }

  private static Optional<Difference> compareKey(JsonNode truth, JsonNode actual, String key) {
    JsonNode expected = truth.get(key);
    JsonNode found = actual.get(key);
    if (expected != null && expected.equals(found)) {
      return Optional.empty();
    }
    int at = firstDifference(truth, actual, key);
    return Optional.of(Difference.of("", key, shown(expected, at), shown(found, at)));
  }

  private static int firstDifference(JsonNode truth, JsonNode actual, String key) {
    if (!key.equals("text")) {
      return 0;
    }
    String one = truth.path(key).asString("");
    String other = actual.path(key).asString("");
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return Visible.boundary(one, Math.min(at, one.length()));
  }

  private static String shown(@Nullable JsonNode value, int at) {
    return value == null ? "no such key" : Visible.around(value.toString(), at, SHOWN);
  }

  private void add(String where, Difference found) {
    differences.add(
        new Difference(
            prefix + where, found.key(), found.expected(), found.actual(), found.excerpt()));
  }

  /// The keys of every object in the order in which they came: the contract fixes it.
  private void compareKeyOrder(JsonNode truth) {
    order("chat", truth.path("chat"), reading.chat());
    if (!truth.path("records").isEmpty() && !reading.records().isEmpty()) {
      order("record 1", truth.path("records").get(0), reading.records().getFirst());
    }
    order("end", truth.path("end"), reading.end());
  }

  private void order(String where, JsonNode truth, JsonNode actual) {
    List<String> expected = List.copyOf(truth.propertyNames());
    var found = new ArrayList<>(actual.propertyNames());
    found.remove("file");
    if (!expected.equals(found)) {
      differences.add(
          prefix + where, "order of keys", Visible.of(expected.toString()), found.toString());
    }
  }
}
