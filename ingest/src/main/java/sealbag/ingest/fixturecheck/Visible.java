package sealbag.ingest.fixturecheck;

/// Text in a form that shows all of it: whatever a terminal would act on or leave blank, other than
/// the plain space, is written as its code point, for example `⟨U+200E⟩`.
final class Visible {

  private Visible() {}

  static String of(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(of(c)));
    return out.toString();
  }

  static String of(int codePoint) {
    return shows(codePoint) ? Character.toString(codePoint) : "⟨U+%04X⟩".formatted(codePoint);
  }

  /// The same, for a value of any length: what is far from `at` is left out.
  static String around(String text, int at, int length) {
    int start = boundary(text, Math.max(0, at - length / 3));
    int end = boundary(text, Math.min(text.length(), start + length));
    return (start > 0 ? "…" : "")
        + of(text.substring(start, end))
        + (end < text.length() ? "…" : "");
  }

  /// `at`, or the place before it where `at` would cut a pair in two.
  static int boundary(String text, int at) {
    boolean within =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return within ? at - 1 : at;
  }

  private static boolean shows(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /// How many columns of a terminal already visible text takes: none for a mark on the letter
  /// before, two for a wide character.
  static int columns(String visible) {
    return visible.codePoints().map(Visible::columns).sum();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /// After the East Asian Width property (UAX #11), by its large blocks.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
