package sealbag.parsers.whatsapp;

/// Where a printed name can end: at a colon and a space, at a colon that ends the line, and at the
/// `:.` that stands for a withheld text.
final class NameEnd {

  static final int NONE = -1;

  /// The length of the colon and the space after a name.
  static final int BYTES = 2;

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

  /// The same where the line's end is not known, for names that a space follows and that hold no
  /// colon, which are most; [#NONE] for all others. Nothing from `to` on is looked at.
  static int findPlain(byte[] bytes, int from, int to) {
    int stop = Math.min(to - Words.BYTES, from + MAX_BYTES - Words.BYTES);
    for (int at = from; at < stop; at += Words.BYTES) {
      long word = Words.at(bytes, at);
      long found = Words.places((byte) ':', word) | Words.places((byte) '\n', word);
      if (found != 0) {
        int end = at + Words.first(found);
        return bytes[end] == ':' && bytes[end + 1] == ' ' && end > from ? end : NONE;
      }
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
