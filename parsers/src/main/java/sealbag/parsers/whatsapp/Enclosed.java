package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;

/// Finds a phrase that stands anywhere in a line, around a name: `<attached: {1}>`, `<{1} added>`.
final class Enclosed {

  /// Longer than the name of any file on a phone.
  private static final int LONGEST_NAME = 400;

  private Enclosed() {}

  /// Every place in the text up to `to` where the phrase stands within one line.
  static List<Match> find(Phrase phrase, Plain plain, int to) {
    var found = new ArrayList<Match>();
    String text = plain.text();
    boolean byOpening = opening(phrase).length() >= closing(phrase).length();
    for (int from = 0; from < to; ) {
      int lineEnd = text.indexOf('\n', from, to);
      lineEnd = lineEnd < 0 ? to : lineEnd;
      int at = from;
      while (at < lineEnd) {
        at =
            byOpening
                ? afterOpening(phrase, plain, at, lineEnd, found)
                : beforeClosing(phrase, plain, at, lineEnd, found);
      }
      from = lineEnd + 1;
    }
    return found;
  }

  /// Looks from the first opening words to the next closing ones; gives the place to go on at.
  private static int afterOpening(
      Phrase phrase, Plain plain, int from, int lineEnd, List<Match> found) {
    String text = plain.text();
    int start = text.indexOf(opening(phrase), from, lineEnd);
    int close =
        start < 0 ? -1 : text.indexOf(closing(phrase), start + opening(phrase).length(), lineEnd);
    return take(phrase, plain, start, close, lineEnd, found);
  }

  /// Looks from the first closing words back to the last opening ones before.
  private static int beforeClosing(
      Phrase phrase, Plain plain, int from, int lineEnd, List<Match> found) {
    String text = plain.text();
    int close = text.indexOf(closing(phrase), from, lineEnd);
    if (close < 0) {
      return lineEnd;
    }
    int start = close - 1;
    int first = Math.max(from, close - LONGEST_NAME);
    while (start >= first && !text.startsWith(opening(phrase), start)) {
      start--;
    }
    return start >= first
        ? take(phrase, plain, start, close, lineEnd, found)
        : close + closing(phrase).length();
  }

  private static int take(
      Phrase phrase, Plain plain, int start, int close, int lineEnd, List<Match> found) {
    if (start < 0 || close < 0) {
      return lineEnd;
    }
    int end = close + closing(phrase).length();
    phrase.match(plain, start, end).ifPresent(found::add);
    return end;
  }

  private static String opening(Phrase phrase) {
    return phrase.literals().getFirst();
  }

  private static String closing(Phrase phrase) {
    return phrase.literals().getLast();
  }
}
