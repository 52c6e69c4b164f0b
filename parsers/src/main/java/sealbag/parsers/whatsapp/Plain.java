package sealbag.parsers.whatsapp;

import java.util.Arrays;

/// A copy of a text for comparing: without invisible marks, with one kind of space and of quotes.
/// Each character knows its place in the text as printed, so that what is found can be read from
/// there.
final class Plain {

  private final String raw;
  private final String text;
  private final int[] places;

  private Plain(String raw, String text, int[] places) {
    this.raw = raw;
    this.text = text;
    this.places = places;
  }

  static Plain of(String raw) {
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

  /// The text to compare.
  String text() {
    return text;
  }

  /// The text as printed, from one place of [#text()] to another.
  String printed(int from, int to) {
    return to > from ? raw.substring(places[from], places[to - 1] + 1) : "";
  }

  /// Whether an app mark stands directly before this part of the text or inside it.
  boolean isMarked(int from, int to) {
    if (from >= to) {
      return false;
    }
    for (int i = places[from] - 1; i >= 0 && Marks.isMark(raw.charAt(i)); i--) {
      if (Marks.isAppMark(raw.charAt(i))) {
        return true;
      }
    }
    for (int i = places[from]; i < places[to - 1]; i++) {
      if (Marks.isAppMark(raw.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
