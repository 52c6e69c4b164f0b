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

  /// The top bit of each byte of the word that is `wanted`, up to the first for certain.
  static long places(byte wanted, long word) {
    long difference = word ^ ((wanted & 0xFFL) * ONES);
    return (difference - ONES) & ~difference & TOPS;
  }

  /// Which byte of the word the first of these places is.
  static int first(long places) {
    return Long.numberOfTrailingZeros(places) / BYTES;
  }

  /// All bits up to the first of these places.
  static long upTo(long places) {
    return places ^ (places - 1);
  }

  /// Whether no byte of the word has its top bit.
  static boolean isAscii(long word) {
    return (word & TOPS) == 0;
  }

  /// Whether the bytes from `from` are these.
  static boolean equal(byte[] these, byte[] bytes, int from) {
    int at = 0;
    for (; at + BYTES <= these.length; at += BYTES) {
      if (at(these, at) != at(bytes, from + at)) {
        return false;
      }
    }
    for (; at < these.length; at++) {
      if (these[at] != bytes[from + at]) {
        return false;
      }
    }
    return true;
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
