package sealbag.ingest.receipts;

import java.util.Optional;

/// Text that somebody else wrote and that may stand in a letter: one line, short, nothing that a
/// mail program or a reader could take for something else.
final class Printable {
  private Printable() {}

  /// At most so many characters; empty when nothing is left.
  static Optional<String> of(String text, int longest) {
    var kept = new StringBuilder();
    text.codePoints().filter(Printable::isVisible).limit(longest).forEach(kept::appendCodePoint);
    return Optional.of(kept.toString().strip().replaceAll(" {2,}", " "))
        .filter(rest -> !rest.isEmpty());
  }

  private static boolean isVisible(int codePoint) {
    return codePoint == ' '
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              false;
          default -> true;
        };
  }
}
