package sealbag.ingest.fixturecheck;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What holds for every chat whatever its truth says: reading it again gives the same bytes, and
/// every byte of the text belongs to the preamble or to exactly one record.
record Laws(String prefix, ChatReading reading, Differences differences) {

  void check() {
    if (!reading.repeats()) {
      differences.add(
          prefix + "chat", "determinism", "the same bytes on every reading", "other bytes");
    }
    checkTotals();
    checkRanges();
  }

  private void checkTotals() {
    long bytes = reading.source().length();
    same("end", "bytes", bytes, reading.end().path("bytes").asLong(-1));
    same("end", "lines", reading.source().lines(), reading.end().path("lines").asLong(-1));
    same("end", "records", reading.records().size(), reading.end().path("records").asLong(-1));
    long sum =
        reading.end().path("preambleBytes").asLong() + reading.end().path("recordBytes").asLong();
    same("end", "preambleBytes + recordBytes", bytes, sum);
  }

  private void checkRanges() {
    var place = new Place(reading.source());
    long at = reading.end().path("preambleBytes").asLong();
    long n = 1;
    for (JsonNode record : reading.records()) {
      String where = "record " + n;
      if (record.path("byteStart").asLong(-1) != at || record.path("n").asLong(-1) != n) {
        differences.add(
            new Difference(
                prefix + where,
                "conservation",
                "record " + n + " begins at byte " + at,
                "record " + record.path("n") + " begins at byte " + record.path("byteStart"),
                Optional.of(place.of(record, "byteStart", 0))));
      }
      at = record.path("byteEnd").asLong(-1);
      n++;
    }
    same("end", "conservation", reading.source().length(), at);
  }

  private void same(String where, String key, long expected, long actual) {
    if (expected != actual) {
      differences.add(prefix + where, key, String.valueOf(expected), String.valueOf(actual));
    }
  }
}
