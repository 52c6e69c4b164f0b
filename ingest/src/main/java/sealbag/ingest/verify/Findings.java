package sealbag.ingest.verify;

import java.util.ArrayList;
import java.util.List;

/// The findings so far. A package that is wrong throughout does not fill the memory with them.
final class Findings {

  private static final int MOST = 1000;

  private final List<Finding> list = new ArrayList<>();
  private long further;

  void add(Finding finding) {
    if (list.size() < MOST) {
      list.add(finding);
    } else {
      further++;
    }
  }

  void add(String culprit, String problem) {
    add(Finding.of(culprit, problem));
  }

  void add(String culprit, String problem, Object expected, Object actual) {
    add(Finding.of(culprit, problem, expected, actual));
  }

  /// Adds the finding unless both are equal.
  void compare(String culprit, String problem, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      add(culprit, problem, expected, actual);
    }
  }

  long count() {
    return list.size() + further;
  }

  List<Finding> all() {
    var all = new ArrayList<>(list);
    if (further > 0) {
      all.add(Finding.of("the package", further + " further findings are left out"));
    }
    return List.copyOf(all);
  }
}
