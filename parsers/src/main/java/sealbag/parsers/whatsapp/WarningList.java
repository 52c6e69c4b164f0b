package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import sealbag.parsers.chat.Warning;
import sealbag.parsers.chat.Warning.Kind;

/// Warnings in the order of their lines, those about the whole chat last; at most 20 of a kind, the
/// rest of a kind are counted.
final class WarningList {

  static final int MOST = 20;

  private final List<Warning> warnings = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  void add(Kind kind, OptionalLong line, String detail) {
    if (counts.merge(kind, 1L, Long::sum) <= MOST) {
      warnings.add(new Warning(kind, line, detail));
    }
  }

  /// Counts further ones whose lines are not known.
  void addUnlisted(Kind kind, long further) {
    if (further > 0) {
      counts.merge(kind, further, Long::sum);
    }
  }

  List<Warning> all() {
    var all = new ArrayList<>(warnings);
    all.sort(Comparator.comparingLong(warning -> warning.line().orElse(Long.MAX_VALUE)));
    counts.forEach(
        (kind, count) -> {
          if (count > MOST) {
            String detail = (count - MOST) + " more";
            all.add(new Warning(kind, OptionalLong.empty(), detail));
          }
        });
    return all;
  }
}
