package sealbag.parsers.whatsapp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at eight bytes at a time.
final class Words {

  static final int BYTES = Long.BYTES;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private Words() {}

  /// Eight bytes, the first the lowest.
  static long at(byte[] bytes, int index) {
    return (long) WORD.get(bytes, index);
  }

  /// The first place of a byte, or `to` where there is none.
  static int find(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    for (; at + BYTES <= to; at += BYTES) {
      long difference = at(bytes, at) ^ ((wanted & 0xFFL) * ONES);
      long found = (difference - ONES) & ~difference & TOPS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / BYTES;
      }
    }
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /// Where the first byte stands that is not ASCII, or `to`.
  static int asciiEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at + BYTES <= to && (at(bytes, at) & TOPS) == 0) {
      at += BYTES;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }
}
