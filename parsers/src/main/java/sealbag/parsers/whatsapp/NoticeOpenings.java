package sealbag.parsers.whatsapp;

/// The words that notices open with, after the name of whoever did it or without one. What stands
/// before a colon and goes on like this need not be a person's name.
final class NoticeOpenings {

  private static final String NAME = "{1}";

  private final Rows rows;
  private final Grams grams = new Grams(4);
  private final Grams shortGrams = new Grams(2);

  NoticeOpenings(Rows rows) {
    this.rows = rows;
  }

  /// Adds a notice whose pattern stands in the text from `from` to `to`.
  void add(int row, String text, int from, int to) {
    boolean afterName = text.startsWith(NAME, from);
    int at = afterName ? from + NAME.length() : from;
    if (at < to && text.charAt(at) == '[') {
      addShort(row, text, at + 1, to);
      at = text.indexOf(']', at) + 1;
    }
    if (at + grams.size() <= to && isPlain(text, at)) {
      grams.add(row, grams.place(text, at));
    } else {
      addShort(row, text, at, to);
    }
  }

  private void addShort(int row, String text, int at, int to) {
    if (at + shortGrams.size() <= to) {
      shortGrams.add(row, shortGrams.place(text, at));
    }
  }

  private boolean isPlain(String text, int from) {
    for (int at = from; at < from + grams.size(); at++) {
      char c = Fold.of(text.charAt(at));
      if (c == ':' || c == '{' || c == '[' || c == Fold.NOTHING) {
        return false;
      }
    }
    return true;
  }

  /// Whether a notice could begin with these words and a colon.
  boolean fit(String words) {
    String start = words + ": ";
    return fit(grams, start) || fit(shortGrams, start);
  }

  private boolean fit(Grams by, String start) {
    for (int at = 0; at + by.size() <= start.length(); at++) {
      for (int e = by.first(by.place(start, at)); e > 0; e = by.next(e)) {
        if (fits(by.id(e), start, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(int row, String start, int at) {
    for (Phrase phrase : rows.phrases(row)) {
      String words = phrase.opening();
      int length = Math.min(words.length(), start.length() - at);
      if (phrase.startsWithName() == at > 0 && start.regionMatches(at, words, 0, length)) {
        return true;
      }
    }
    return false;
  }
}
