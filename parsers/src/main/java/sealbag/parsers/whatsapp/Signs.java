package sealbag.parsers.whatsapp;

/// What a run of bytes holds of that which hardly any typed text does, gathered eight bytes at a
/// time, so that what holds none of it needs no second look.
final class Signs {

  /// Nobody has looked.
  static final int UNKNOWN = -1;

  /// A colon is there.
  static final int COLON = 1;

  /// A `<` is there.
  static final int LESS = 2;

  /// A byte is there that is not ASCII.
  static final int WIDE = 4;

  /// A line feed is there.
  static final int LINES = 8;

  private static final long ONES = 0x0101010101010101L;
  private static final long COLONS = ':' * ONES;
  private static final long LESSES = '<' * ONES;
  private static final long LINE_FEEDS = '\n' * ONES;

  /// The bits that are alike in a line feed and a colon, and in few other bytes.
  private static final long TELLING = 0xCFCFCFCFCFCFCFCFL;

  private static final long TOPS = 0x8080808080808080L;

  private long colon;
  private long less;
  private long wide;

  void clear() {
    colon = 0;
    less = 0;
    wide = 0;
  }

  /// Looks at bytes up to the first line feed and returns its place, or `to` where there is none.
  int toLineFeed(byte[] bytes, int from, int to) {
    long newLess = less;
    long newWide = wide;
    int at = from;
    for (; at + Words.BYTES <= to; at += Words.BYTES) {
      long word = Words.at(bytes, at);
      if ((zero((word & TELLING) ^ LINE_FEEDS) & TOPS) != 0) {
        int end = look(word);
        if (end < Words.BYTES) {
          less |= newLess;
          wide |= newWide;
          return at + end;
        }
      }
      newWide |= word;
      newLess |= zero(word ^ LESSES);
    }
    less |= newLess;
    wide |= newWide;
    return at < to ? Math.min(to, at + look(Words.at(bytes, at, to))) : to;
  }

  /// Looks at eight bytes up to their first line feed, and returns which of them that is, or eight.
  private int look(long word) {
    long found = Words.places((byte) '\n', word);
    long looked = found == 0 ? word : word & (found ^ (found - 1));
    wide |= looked;
    colon |= zero(looked ^ COLONS);
    less |= zero(looked ^ LESSES);
    return found == 0 ? Words.BYTES : Words.first(found);
  }

  /// The signs in the bytes looked at since the last [#clear()].
  int all() {
    return bit(colon, COLON) | bit(less, LESS) | bit(wide, WIDE);
  }

  /// The signs between two places.
  static int in(byte[] bytes, int from, int to) {
    long colon = 0;
    long less = 0;
    long wide = 0;
    long lines = 0;
    for (int at = from; at < to; at += Words.BYTES) {
      long word = at + Words.BYTES <= to ? Words.at(bytes, at) : Words.at(bytes, at, to);
      wide |= word;
      colon |= zero(word ^ COLONS);
      less |= zero(word ^ LESSES);
      lines |= zero(word ^ LINE_FEEDS);
    }
    return bit(colon, COLON) | bit(less, LESS) | bit(wide, WIDE) | bit(lines, LINES);
  }

  /// Has a top bit where a byte is zero, and other top bits only above that.
  private static long zero(long word) {
    return (word - ONES) & ~word;
  }

  private static int bit(long found, int sign) {
    return (found & TOPS) == 0 ? 0 : sign;
  }
}
