package sealbag.ingest.cli;

/// Text from strangers, made safe to show on a terminal: control characters, direction marks and
/// other invisible characters are printed as escapes with a backslash, a u and four digits, so that
/// nothing can move the cursor, change colours or reorder a line.
final class Plain {
  private Plain() {}

  static String of(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  /// The same for a line of JSON, where it changes the spelling only and not the value.
  static String json(String json) {
    var out = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                out.appendCodePoint(c);
              } else {
                Character.toString(c)
                    .chars()
                    .forEach(unit -> out.append("\\u%04x".formatted(unit)));
              }
            });
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (isHarmless(c)) {
      out.appendCodePoint(c);
    } else {
      out.append("\\u%04x".formatted(c));
    }
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200D; // joins emoji
      default -> true;
    };
  }
}
