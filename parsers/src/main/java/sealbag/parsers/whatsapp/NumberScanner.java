package sealbag.parsers.whatsapp;

/// Reads numbers in the digits of any script.
final class NumberScanner {

  static final int NONE = -1;

  private final Cursor in;
  private final Header header;
  private int width;

  NumberScanner(Cursor in, Header header) {
    this.in = in;
    this.header = header;
  }

  /// A number of at most this many digits, of any script; [#NONE] when there is none or it is
  /// longer. Marks before it are passed over.
  int read(int digits) {
    in.skipMarks();
    int value = 0;
    width = 0;
    while (true) {
      int character = in.peek();
      int digit = digit(character);
      if (digit < 0) {
        return width == 0 ? NONE : value;
      }
      if (width == digits) {
        return NONE;
      }
      value = value * 10 + digit;
      width++;
      in.skip();
    }
  }

  /// Digits of one script follow one another, so the first digit of a stamp tells all.
  private int digit(int character) {
    int known = character - header.zero;
    if (header.zero >= 0 && known >= 0 && known <= 9) {
      return known;
    }
    int digit = Character.digit(character, 10);
    if (digit >= 0 && header.zero < 0) {
      header.zero = character - digit;
    }
    return digit;
  }

  /// The number of digits that the last [#read] met.
  int width() {
    return width;
  }
}
