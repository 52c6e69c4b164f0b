package sealbag.parsers.whatsapp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import sealbag.parsers.whatsapp.Header.Period;

/// The words that stamps are printed with: `at`, `klo`, `PM`, `г.`. Data, so that another language
/// is a line in `header-words.tsv`.
final class HeaderWords {

  private final Map<String, Integer> glue = new HashMap<>();
  private final Map<String, Period> periods = new HashMap<>();
  private final Map<String, Boolean> endings = new HashMap<>();

  private HeaderWords() {}

  /// The words this build knows.
  static HeaderWords load() {
    var words = new HeaderWords();
    for (String[] row : Table.rows("header-words.tsv", 2)) {
      words.add(row[0], normal(row[1]));
    }
    return words;
  }

  private void add(String role, String word) {
    switch (role) {
      case "glue" -> glue.put(word, glue.size() + 1);
      case "am" -> periods.put(word, Period.AM);
      case "pm" -> periods.put(word, Period.PM);
      case "ending" -> endings.put(word, true);
      default -> throw new IllegalStateException("header-words.tsv: unknown role " + role);
    }
  }

  /// A number for the word between date and time, or 0 when it is not known.
  int glue(String word) {
    return glue.getOrDefault(normal(word), 0);
  }

  /// The half of the day that the word names, or `UNKNOWN`.
  Period period(String word) {
    return periods.getOrDefault(normal(word), Period.UNKNOWN);
  }

  /// Whether the word may stand after a date or a time and means nothing for either.
  boolean isEnding(String word) {
    return endings.containsKey(normal(word));
  }

  /// Lower case, without dots, spaces and marks: `p. m.`, `P.M.` and `pm` are one word.
  private static String normal(String word) {
    var plain = new StringBuilder(word.length());
    for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != '.' && !Marks.isBlank(c) && !Marks.isMark(c)) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
