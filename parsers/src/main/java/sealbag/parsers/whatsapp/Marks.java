package sealbag.parsers.whatsapp;

/// The invisible characters that phones print around names, stamps and app-generated text.
final class Marks {

  static final char BYTE_ORDER_MARK = '\uFEFF';

  private Marks() {}

  /// Whether this is a direction mark, a direction isolate or a byte order mark.
  static boolean isMark(int character) {
    return character == 0x200E
        || character == 0x200F
        || character == BYTE_ORDER_MARK
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /// Whether the app prints this before text of its own: LRM, or RLM in languages written from the
  /// right.
  static boolean isAppMark(int character) {
    return character == 0x200E || character == 0x200F;
  }

  /// Whether this is one of the spaces that stamps and names are printed with.
  static boolean isBlank(int character) {
    return character == ' '
        || character == 0xA0
        || character == 0x202F
        || character == 0x2009
        || character == '\t';
  }

  /// The text without marks at its ends.
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isMark(text.charAt(from))) {
      from++;
    }
    while (to > from && isMark(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
