package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The differences of one case as they are found. Of very many the first are kept, the rest is
/// counted.
final class Differences {

  private static final int KEPT = 100;

  private final List<Difference> found = new ArrayList<>();
  private long more;

  void add(Difference difference) {
    if (found.size() < KEPT) {
      found.add(difference);
    } else {
      more++;
    }
  }

  /// Whether one more would only be counted: then its excerpt need not be made.
  boolean full() {
    return found.size() >= KEPT;
  }

  void add(String where, String key, String expected, String actual) {
    add(new Difference(where, key, expected, actual, Optional.empty()));
  }

  List<Difference> all() {
    var all = new ArrayList<>(found);
    if (more > 0) {
      all.add(
          Difference.of("case", "further differences", "none", more + " more, not listed here"));
    }
    return all;
  }
}
