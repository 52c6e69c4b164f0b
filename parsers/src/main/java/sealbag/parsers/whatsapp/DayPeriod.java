package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A word that names a part of the day: `PM`, `上午`, `de la noche`. What it means is the set of
/// hours it is printed for, as bits 0 to 23.
final class DayPeriod {

  static final int MORNING = 0xFFF;
  static final int AFTERNOON = 0xFFF000;
  private static final int ANY_HOUR = 0xFFFFFF;

  /// The stamp has no such word.
  static final DayPeriod NONE = new DayPeriod();

  /// A word that no known language prints.
  static final DayPeriod UNKNOWN = new DayPeriod();

  static {
    UNKNOWN.add(ANY_HOUR, null);
  }

  private record Meaning(int hours, @Nullable DayPeriod partner) {}

  private final List<Meaning> meanings = new ArrayList<>(1);
  private int all;

  /// Adds what the word means in one language.
  ///
  /// @param partner the word for the other half of the day, if the language has but two
  void add(int hours, @Nullable DayPeriod partner) {
    var meaning = new Meaning(hours, partner);
    if (!meanings.contains(meaning)) {
      meanings.add(meaning);
      all |= hours;
    }
  }

  /// The hours that the word can stand for in a file.
  ///
  /// @param seen all such words of the file: the other word of a pair tells what this one means
  int hours(Set<DayPeriod> seen) {
    boolean clear = (all & all >> 12) == 0;
    if (clear) {
      return all;
    }
    int paired = 0;
    for (Meaning meaning : meanings) {
      if (meaning.partner() != null && seen.contains(meaning.partner())) {
        paired |= meaning.hours();
      }
    }
    return paired == 0 ? all : paired;
  }
}
