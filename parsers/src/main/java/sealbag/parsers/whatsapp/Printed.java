package sealbag.parsers.whatsapp;

import java.util.LinkedHashSet;
import java.util.Set;

/// The parts of a phrase's own words that can be looked for byte by byte, without making a [Plain]
/// of the text: those without characters that are printed in several forms. Letters with accents
/// count as such where three others are left; else they are looked for as the pack has them
/// (Unicode NFC).
final class Printed {

  private static final int ENOUGH = 3;

  /// Words of fewer letters are not long enough to be rare.
  private static final int FEW = 7;

  /// Signs that make one character with the letter before them, which NFC takes apart.
  private static final String NUKTA = "\u093C\u09BC\u0A3C\u0B3C";

  /// Where characters with several forms are.
  private static final char[][] FOLDED = {
    {' ', '\u0100'},
    {'\u02B0', '\u02C0'},
    {'\u2000', '\u2070'},
    {'\u3000', '\u3020'},
    {'\uFF00', '\uFF60'}
  };

  private final String words;
  private final boolean eastAsian;
  private final boolean accents;

  private Printed(String words, boolean accents) {
    this.words = words;
    this.eastAsian = Spelling.isEastAsian(words);
    this.accents = accents;
  }

  /// What every text that opens with these words opens with, in one of these forms.
  static Set<String> start(String words) {
    String strict = new Printed(words, false).start();
    String loose = strict.length() < ENOUGH ? new Printed(words, true).start() : strict;
    return loose.length() < FEW && words.startsWith(loose + " ")
        ? withBlank(loose, words)
        : forms(loose, words, 0);
  }

  /// A short word opens many texts, so the blank after it counts, and what follows a plain one.
  private static Set<String> withBlank(String word, String words) {
    var forms = new LinkedHashSet<String>();
    for (String blank : forms(' ')) {
      forms.add(word + blank);
    }
    forms.remove(word + " ");
    forms.add(word + " " + new Printed(words.substring(word.length() + 1), false).start());
    return forms;
  }

  /// What every text that ends with these words ends with, in one of these forms.
  static Set<String> end(String words) {
    String strict = new Printed(words, false).end();
    String loose = strict.length() < ENOUGH ? new Printed(words, true).end() : strict;
    return forms(loose, words, words.length() - 1);
  }

  /// What every text that holds these words holds, in one of these forms: their longest part.
  static Set<String> inside(String words) {
    String strict = new Printed(words, false).inside();
    String loose = strict.length() < ENOUGH ? new Printed(words, true).inside() : strict;
    return forms(loose, words, 0);
  }

  private String start() {
    return words.substring(0, runEnd(0));
  }

  private String end() {
    int from = words.length();
    while (from > 0 && isFixed(from - 1)) {
      from--;
    }
    return words.substring(from);
  }

  private String inside() {
    String longest = "";
    for (int from = 0; from < words.length(); from++) {
      int to = runEnd(from);
      longest = to - from > longest.length() ? words.substring(from, to) : longest;
      from = Math.max(from, to);
    }
    return longest;
  }

  private int runEnd(int from) {
    int to = from;
    while (to < words.length() && isFixed(to)) {
      to++;
    }
    return to;
  }

  /// Whether the character has one printed form. East Asian texts may print signs in full width.
  private boolean isFixed(int at) {
    char c = words.charAt(at);
    return Fold.of(c) == c
        && " '\"".indexOf(c) < 0
        && (!eastAsian || "(),.:<>!".indexOf(c) < 0)
        && (accents || c < 0xC0 || c > 0x3FF || (c > 0x24F && c < 0x370))
        && !isNukta(at)
        && !isNukta(at + 1);
  }

  private boolean isNukta(int at) {
    return at < words.length() && NUKTA.indexOf(words.charAt(at)) >= 0;
  }

  private static Set<String> forms(String part, String words, int at) {
    return words.isEmpty() ? Set.of() : part.isEmpty() ? forms(words.charAt(at)) : Set.of(part);
  }

  /// All characters that mean the same as this one.
  private static Set<String> forms(char c) {
    var forms = new LinkedHashSet<String>();
    forms.add(String.valueOf(c));
    for (char[] range : FOLDED) {
      for (char other = range[0]; other < range[1]; other++) {
        if (Fold.of(other) == Fold.of(c)) {
          forms.add(String.valueOf(other));
        }
      }
    }
    return forms;
  }
}
