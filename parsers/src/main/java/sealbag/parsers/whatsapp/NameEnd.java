package sealbag.parsers.whatsapp;

/// Where a printed name can end: at a colon and a space, at a colon that ends the line, and at the
/// `:.` that stands for a withheld text.
final class NameEnd {

  static final int NONE = -1;

  /// Longer than any name a phone keeps; what is longer is a sentence with a colon in it.
  private static final int MAX_BYTES = 300;

  private NameEnd() {}

  /// The first such colon in the line from `from`, or [#NONE].
  static int find(byte[] bytes, int from, int to) {
    int stop = Math.min(to, from + MAX_BYTES);
    int at = from;
    while ((at = Words.find((byte) ':', bytes, at, stop)) < stop) {
      if (ends(bytes, at, to)) {
        return at > from ? at : NONE;
      }
      at++;
    }
    return NONE;
  }

  private static boolean ends(byte[] bytes, int at, int to) {
    return at + 1 == to || bytes[at + 1] == ' ' || (at + 2 == to && bytes[at + 1] == '.');
  }

  /// Where the text starts after the colon at `colon`.
  static int bodyStart(byte[] bytes, int colon, int to) {
    return colon + 1 < to && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1;
  }
}
