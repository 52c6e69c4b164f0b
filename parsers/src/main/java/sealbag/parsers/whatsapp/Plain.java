package sealbag.parsers.whatsapp;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A copy of a text for comparing: [Fold]ed, and composed (Unicode NFC). Each of its characters
/// knows its place in the text as printed, so that what is found can be read from there.
final class Plain {

  private static final char FIRST_COMBINING = '\u0300';

  private final String raw;
  private final String text;

  /// Where each character of the copy starts in the text as printed, and where the last one ends;
  /// null where nothing had to be changed.
  private final int @Nullable [] starts;

  private Plain(String raw, String text, int @Nullable [] starts) {
    this.raw = raw;
    this.text = text;
    this.starts = starts;
  }

  static Plain of(String raw) {
    if (isPlain(raw)) {
      return new Plain(raw, raw, null);
    }
    Plain folded = fold(raw);
    return isComposed(folded.text) ? folded : folded.compose();
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= FIRST_COMBINING || Fold.of(c) != c) {
        return false;
      }
    }
    return true;
  }

  private static boolean isComposed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (mayCompose(text.charAt(i))) {
        return Normalizer.isNormalized(text, Form.NFC);
      }
    }
    return true;
  }

  /// Whether NFC may change a text with this character. The scripts left out (Cyrillic, Arabic
  /// letters, Kana, Han, Hangul syllables …) are composed already.
  private static boolean mayCompose(char c) {
    return c >= FIRST_COMBINING
        && (c < '\u0370'
            || (c >= '\u0591' && c < '\u0600')
            || (c >= '\u0610' && c < '\u0660')
            || (c >= '\u06D6' && c < '\u06F0')
            || (c >= '\u0900' && c < '\u1200')
            || (c >= '\u1DC0' && c < '\u2000')
            || (c >= '\u20D0' && c < '\u2130')
            || (c >= '\u302A' && c < '\u309B')
            || c >= '\uF900');
  }

  private static Plain fold(String raw) {
    var text = new StringBuilder(raw.length());
    int[] starts = new int[raw.length() + 1];
    for (int i = 0; i < raw.length(); i++) {
      char c = Fold.of(raw.charAt(i));
      if (c != Fold.NOTHING || raw.charAt(i) == Fold.NOTHING) {
        starts[text.length()] = i;
        text.append(c);
      }
    }
    starts[text.length()] = raw.length();
    return new Plain(raw, text.toString(), Arrays.copyOf(starts, text.length() + 1));
  }

  /// Composes one base character with what combines with it at a time, to keep the places.
  private Plain compose() {
    var composed = new StringBuilder(text.length());
    var starts = new int[2 * text.length() + 1];
    for (int from = 0; from < text.length(); ) {
      int to = from + 1;
      while (to < text.length() && combines(text.charAt(to))) {
        to++;
      }
      String part = Normalizer.normalize(text.substring(from, to), Form.NFC);
      starts = room(starts, composed.length() + part.length());
      Arrays.fill(starts, composed.length(), composed.length() + part.length(), start(from));
      composed.append(part);
      from = to;
    }
    starts[composed.length()] = raw.length();
    return new Plain(raw, composed.toString(), Arrays.copyOf(starts, composed.length() + 1));
  }

  private static int[] room(int[] places, int needed) {
    return needed < places.length ? places : Arrays.copyOf(places, 2 * needed + 1);
  }

  private static boolean combines(char c) {
    if (c < FIRST_COMBINING) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLowSurrogate(c) || (c >= '\u1160' && c <= '\u11FF');
    };
  }

  private int start(int at) {
    return starts == null ? at : starts[at];
  }

  /// Where the character at `at` ends in the text as printed, marks after it not included.
  private int end(int at) {
    int end = start(at + 1);
    while (end > start(at) + 1 && Fold.of(raw.charAt(end - 1)) == Fold.NOTHING) {
      end--;
    }
    return end;
  }

  /// The text to compare.
  String text() {
    return text;
  }

  /// The text as printed, from one place of [#text()] to another, without invisible characters
  /// around it.
  String printed(int from, int to) {
    return to > from ? raw.substring(start(from), end(to - 1)) : "";
  }

  /// The same with the invisible characters directly around it.
  String printedWithMarks(int from, int to) {
    int start = start(from);
    while (start > 0 && Fold.of(raw.charAt(start - 1)) == Fold.NOTHING) {
      start--;
    }
    return raw.substring(start, start(to));
  }

  /// Whether an app mark stands directly before this part of the text or inside it.
  boolean isMarked(int from, int to) {
    if (from >= to || starts == null) {
      return false;
    }
    for (int i = start(from) - 1; i >= 0 && Fold.of(raw.charAt(i)) == Fold.NOTHING; i--) {
      if (Marks.isAppMark(raw.charAt(i))) {
        return true;
      }
    }
    for (int i = start(from); i < start(to - 1); i++) {
      if (Marks.isAppMark(raw.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
