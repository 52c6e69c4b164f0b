package sealbag.parsers.chat;

/// Prints decimal numbers as ASCII bytes, two digits at a time.
final class Digits {

  /// Ten to the power of the index.
  private static final int[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  /// The two digits of a number, the first in the lower byte.
  private static final short[] PAIRS = new short[100];

  static {
    for (int i = 0; i < PAIRS.length; i++) {
      PAIRS[i] = (short) (('0' + i % 10) << Byte.SIZE | ('0' + i / 10));
    }
  }

  private Digits() {}

  /// Prints a number that is not negative; returns where it ends.
  static int put(int value, byte[] into, int start) {
    int end = start + width(value);
    int at = end;
    int rest = value;
    for (; rest >= 10; rest /= 100) {
      at -= 2;
      putTwo(rest % 100, into, at);
    }
    if (at > start) {
      into[start] = (byte) ('0' + rest);
    }
    return end;
  }

  /// Prints a number below 100 with two digits; returns where it ends.
  static int putTwo(int value, byte[] into, int start) {
    short pair = PAIRS[value];
    into[start] = (byte) pair;
    into[start + 1] = (byte) (pair >> Byte.SIZE);
    return start + 2;
  }

  private static int width(int value) {
    int width = 1;
    while (width < POWERS.length && value >= POWERS[width]) {
      width++;
    }
    return width;
  }
}
