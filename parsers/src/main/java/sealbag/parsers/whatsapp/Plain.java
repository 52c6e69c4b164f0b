package sealbag.parsers.whatsapp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A copy of a text for comparing: without invisible marks, with one kind of space and of quotes.
/// Each character knows its place in the text as printed, so that what is found can be read from
/// there.
final class Plain {

  private final String raw;
  private final String text;
  private final int @Nullable [] places;
  private @Nullable Pairs pairs;

  private Plain(String raw, String text, int @Nullable [] places) {
    this.raw = raw;
    this.text = text;
    this.places = places;
  }

  static Plain of(String raw) {
    return isPlain(raw) ? new Plain(raw, raw, null) : normal(raw);
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= 0xA0 && (Marks.isMark(c) || normal(c) != c)) {
        return false;
      }
    }
    return true;
  }

  private static Plain normal(String raw) {
    var text = new StringBuilder(raw.length());
    int[] places = new int[raw.length()];
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!Marks.isMark(c)) {
        places[text.length()] = i;
        text.append(normal(c));
      }
    }
    return new Plain(raw, text.toString(), Arrays.copyOf(places, text.length()));
  }

  private static char normal(char c) {
    return switch (c) {
      case '\u00A0', '\u202F', '\u2009' -> ' ';
      case '\u2018', '\u2019' -> '\'';
      case '\u201C', '\u201D', '\u201E' -> '"';
      default -> c;
    };
  }

  private int place(int at) {
    return places == null ? at : places[at];
  }

  Pairs pairs() {
    Pairs known = pairs;
    if (known == null) {
      known = new Pairs(text);
      pairs = known;
    }
    return known;
  }

  /// The text to compare.
  String text() {
    return text;
  }

  /// The text as printed, from one place of [#text()] to another.
  String printed(int from, int to) {
    return to > from ? raw.substring(place(from), place(to - 1) + 1) : "";
  }

  /// Whether an app mark stands directly before this part of the text or inside it.
  boolean isMarked(int from, int to) {
    if (from >= to || places == null) {
      return false;
    }
    for (int i = place(from) - 1; i >= 0 && Marks.isMark(raw.charAt(i)); i--) {
      if (Marks.isAppMark(raw.charAt(i))) {
        return true;
      }
    }
    for (int i = place(from); i < place(to - 1); i++) {
      if (Marks.isAppMark(raw.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
