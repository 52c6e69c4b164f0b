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

  /// Fewer than eight bytes, the first the lowest, as if zeros followed.
  static long at(byte[] bytes, int from, int to) {
    if (from < to && from + BYTES <= bytes.length) {
      return at(bytes, from) & (-1L >>> (Byte.SIZE * (BYTES - (to - from))));
    }
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = word << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return word;
  }

  /// The top bit of each byte of the word that is `wanted`, up to the first for certain.
  static long places(byte wanted, long word) {
    long difference = word ^ ((wanted & 0xFFL) * ONES);
    return (difference - ONES) & ~difference & TOPS;
  }

  /// Which byte of the word the first of these places is.
  static int first(long places) {
    return Long.numberOfTrailingZeros(places) / BYTES;
  }

  /// Whether the bytes from `from` are these.
  static boolean equal(byte[] these, byte[] bytes, int from) {
    int at = 0;
    for (; at + BYTES <= these.length; at += BYTES) {
      if (at(these, at) != at(bytes, from + at)) {
        return false;
      }
    }
    return at == these.length
        || at(these, at, these.length) == at(bytes, from + at, from + these.length);
  }

  /// The first place of a byte, or `to` where there is none.
  static int find(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    for (; at + BYTES <= to; at += BYTES) {
      long found = places(wanted, at(bytes, at));
      if (found != 0) {
        return at + first(found);
      }
    }
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
