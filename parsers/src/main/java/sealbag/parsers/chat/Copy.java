package sealbag.parsers.chat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Walks bytes eight at a time: what most text is made of needs no look at each character.
final class Copy {

  static final int WORD = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private Copy() {}

  /// Copies bytes up to the first that JSON escapes: control characters, quote, backslash, delete.
  /// Returns where it stopped.
  static int plain(byte[] bytes, int from, int to, byte[] into, int start) {
    int at = from;
    int shift = start - from;
    for (; at + WORD <= to; at += WORD) {
      long word = (long) WORDS.get(bytes, at);
      if (isSpecial(word)) {
        break;
      }
      WORDS.set(into, at + shift, word);
    }
    for (; at < to && !isSpecial(bytes[at]); at++) {
      into[at + shift] = bytes[at];
    }
    return at;
  }

  private static boolean isSpecial(long word) {
    long control = (word - 0x20 * ONES) & ~word;
    long special =
        zeros(word ^ '"' * ONES) | zeros(word ^ '\\' * ONES) | zeros(word ^ 0x7F * ONES) | control;
    return (special & TOPS) != 0;
  }

  /// A top bit for a byte that is zero.
  private static long zeros(long word) {
    return (word - ONES) & ~word;
  }

  private static boolean isSpecial(byte b) {
    return (b >= 0 && b < ' ') || b == '"' || b == '\\' || b == 0x7F;
  }

  /// Copies a whole number of words.
  static void words(byte[] bytes, byte[] into, int start) {
    for (int at = 0; at < bytes.length; at += WORD) {
      WORDS.set(into, start + at, (long) WORDS.get(bytes, at));
    }
  }

  static boolean isAscii(byte[] bytes, int from, int to) {
    return asciiEnd(bytes, from, to) == to;
  }

  /// Where the first byte stands that is not ASCII, or `to`.
  static int asciiEnd(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + WORD <= to; at += WORD) {
      long wide = (long) WORDS.get(bytes, at) & TOPS;
      if (wide != 0) {
        return at + Long.numberOfTrailingZeros(wide) / Byte.SIZE;
      }
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }
}
