package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// Finds the few phrases that a text may hold among thousands: each row waits at a run of
/// characters out of its own words that no wording of it lacks. Where these stand first or last in
/// the text, one look is enough; for the rest the text is walked once.
final class PhraseIndex {

  private static final int TRIES = 4;
  private static final int LONG = 5;
  private static final int SHORT = 2;

  private final Rows rows;
  private final boolean whole;
  private final Grams openings = new Grams(LONG);
  private final Grams shortOpenings = new Grams(SHORT);
  private final Grams endings = new Grams(LONG);
  private final Grams grams = new Grams(LONG);
  private final Grams shortGrams = new Grams(SHORT);
  private final List<Integer> all = new ArrayList<>();
  private final List<Integer> always = new ArrayList<>();

  private PhraseIndex(Rows rows, boolean whole) {
    this.rows = rows;
    this.whole = whole;
  }

  /// For phrases that are all of the text they are looked for in.
  static PhraseIndex ofWholes(Rows rows) {
    return new PhraseIndex(rows, true);
  }

  /// For phrases that stand somewhere in the text.
  static PhraseIndex ofParts(Rows rows) {
    return new PhraseIndex(rows, false);
  }

  /// Adds a row whose pattern stands in the text from `from` to `to`.
  void add(int row, String text, int from, int to) {
    all.add(row);
    if (!whole || !addAtEdge(row, text, from, to)) {
      addInside(row, text, from, to);
    }
  }

  private boolean addAtEdge(int row, String text, int from, int to) {
    int opening = from;
    while (opening < to && isOwn(text.charAt(opening))) {
      opening++;
    }
    if (opening - from >= LONG) {
      openings.add(row, openings.place(text, from));
      return true;
    }
    int ending = to;
    while (ending > from && isOwn(text.charAt(ending - 1))) {
      ending--;
    }
    if (to - ending >= LONG) {
      endings.add(row, endings.place(text, to - LONG));
      return true;
    }
    if (opening - from >= SHORT) {
      shortOpenings.add(row, shortOpenings.place(text, from));
      return true;
    }
    return false;
  }

  /// Whether a character of a pattern stands for itself. Half a `\n` does not.
  private static boolean isOwn(char c) {
    return "{}[]\\n".indexOf(c) < 0 && Fold.of(c) != Fold.NOTHING;
  }

  private void addInside(int row, String text, int from, int to) {
    long run = longestRun(text, from, to);
    int start = (int) (run >>> 32);
    int length = (int) run;
    if (length >= grams.size()) {
      grams.add(row, emptiest(text, start, length - grams.size()));
    } else if (length >= shortGrams.size()) {
      shortGrams.add(row, shortGrams.place(text, start));
    } else {
      always.add(row);
    }
  }

  /// The longest part of a pattern outside `{…}` and `[…]`: its start, and its length in the low
  /// half.
  private static long longestRun(String pattern, int from, int to) {
    int best = from;
    int length = 0;
    int start = from;
    int depth = 0;
    for (int at = from; at <= to; at++) {
      char c = at < to ? pattern.charAt(at) : '{';
      boolean breaks = c == '{' || c == '[' || c == '}' || c == ']' || c == '\\';
      if (breaks || depth > 0 || Fold.of(c) == Fold.NOTHING) {
        if (at - start > length) {
          best = start;
          length = at - start;
        }
        start = c == '\\' ? ++at + 1 : at + 1;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
    return (long) best << 32 | length;
  }

  /// Of a few runs the one where the fewest rows wait.
  private int emptiest(String text, int start, int last) {
    int best = grams.place(text, start);
    for (int i = 1; i < TRIES && grams.uses(best) > 0; i++) {
      int place = grams.place(text, start + last * i / (TRIES - 1));
      best = grams.uses(place) < grams.uses(best) ? place : best;
    }
    return best;
  }

  /// Every phrase of the languages chosen.
  List<Phrase> phrases(Predicate<String> language) {
    var phrases = new ArrayList<Phrase>();
    for (int row : all) {
      if (language.test(rows.language(row))) {
        phrases.addAll(rows.phrases(row));
      }
    }
    return phrases;
  }

  /// The phrases that this part of the text may hold, each once, in no order.
  List<Phrase> candidates(String text, int from, int to) {
    var found = new Found();
    always.forEach(row -> found.phrases.addAll(rows.phrases(row)));
    look(openings, text, from, to, from, found);
    look(shortOpenings, text, from, to, from, found);
    look(endings, text, from, to, to - LONG, found);
    walk(grams, text, from, to, found);
    walk(shortGrams, text, from, to, found);
    return found.phrases;
  }

  private void look(Grams by, String text, int from, int to, int at, Found found) {
    if (by.isEmpty() || at < from || at + by.size() > to) {
      return;
    }
    add(by, by.place(text, at), found);
  }

  private void walk(Grams by, String text, int from, int to, Found found) {
    if (by.isEmpty()) {
      return;
    }
    for (int at = from; at + by.size() <= to; at++) {
      add(by, by.place(text, at), found);
    }
  }

  private void add(Grams by, int place, Found found) {
    for (int e = by.first(place); e > 0; e = by.next(e)) {
      int row = by.id(e);
      if (!found.seen.get(row)) {
        found.seen.set(row);
        found.phrases.addAll(rows.phrases(row));
      }
    }
  }

  private static final class Found {
    private final List<Phrase> phrases = new ArrayList<>();
    private final BitSet seen = new BitSet();
  }
}
