package sealbag.parsers.whatsapp;

/// Characters that the app's translations and the phones print in several forms, each with the one
/// form that stands for all of them in a comparison.
final class Fold {

  /// What [#of] gives for a character that a comparison leaves out.
  static final char NOTHING = 0;

  private Fold() {}

  /// The character to compare; [#NOTHING] for invisible ones. Letter case is kept: the app never
  /// changes it, and folding it would only make typed look-alikes match.
  static char of(char c) {
    return c < 0xA0 ? ascii(c) : c < 0x2000 ? latin(c) : c < 0xFF00 ? symbol(c) : fullWidth(c);
  }

  private static char ascii(char c) {
    return c == '`' ? '\'' : c;
  }

  private static char latin(char c) {
    return switch (c) {
      case '\u00A0', '\u1680' -> ' ';
      case '\u00AB', '\u00BB' -> '"';
      case '\u00B4', '\u02BC' -> '\'';
      case '\u00AD', '\u061C' -> NOTHING;
      default -> c;
    };
  }

  private static char symbol(char c) {
    if (isInvisible(c)) {
      return NOTHING;
    }
    if (c <= '\u200A' || c == '\u202F' || c == '\u205F' || c == '\u3000') {
      return ' ';
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u2039', '\u203A' -> '"';
      case '\u300C', '\u300D', '\u300E', '\u300F', '\u301D', '\u301E', '\u301F' -> '"';
      case '\u3002' -> '.';
      default -> c;
    };
  }

  private static boolean isInvisible(char c) {
    return Marks.isMark(c) || (c >= '\u200B' && c <= '\u200F') || c == '\u2060';
  }

  /// East Asian full-width forms of ASCII signs.
  private static char fullWidth(char c) {
    return switch (c) {
      case '\uFF02' -> '"';
      case '\uFF01', '\uFF08', '\uFF09', '\uFF0C', '\uFF0E', '\uFF1A', '\uFF1C', '\uFF1E' ->
          (char) (c - 0xFEE0);
      default -> c;
    };
  }
}
