package sealbag.parsers.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Words that a text can open or end with. Compares the outermost eight bytes at once, where the
/// outermost two are those of a word; the buffer reaches at least eight bytes beyond every text.
final class Edges {

  private static final Edge[] NONE = {};

  private final Edge[][] byByte = new Edge[1 << Byte.SIZE][];
  private final boolean opening;

  /// A bit for every two outermost bytes that a word can have, the first byte the lower.
  private final long[] pairs = new long[(1 << (2 * Byte.SIZE)) >> 6];

  /// @param opening whether the words open a text, or else end it
  Edges(List<byte[]> words, boolean opening) {
    this.opening = opening;
    Arrays.fill(byByte, NONE);
    for (byte[] word : words) {
      int outermost = word[opening ? 0 : word.length - 1] & 0xFF;
      byByte[outermost] = with(byByte[outermost], word);
      for (int next = 0; next < 1 << Byte.SIZE; next++) {
        if (word.length == 1 || (word[opening ? 1 : word.length - 2] & 0xFF) == next) {
          int pair = opening ? next << Byte.SIZE | outermost : outermost << Byte.SIZE | next;
          pairs[pair >> 6] |= 1L << pair;
        }
      }
    }
  }

  private Edge[] with(Edge[] edges, byte[] word) {
    Edge edge = opening ? Edge.opening(word) : Edge.ending(word);
    return Stream.concat(Stream.of(edges), Stream.of(edge)).distinct().toArray(Edge[]::new);
  }

  /// Whether the text opens with one of the words, as far as eight bytes tell.
  boolean open(byte[] bytes, int from, int to) {
    if (from >= to) {
      return false;
    }
    long word = Words.at(bytes, from);
    return isPair((int) word & 0xFFFF) && holds(byByte[(int) word & 0xFF], word, to - from);
  }

  /// Whether the text ends with one of the words, as far as eight bytes tell.
  boolean end(byte[] bytes, int from, int to) {
    if (from >= to || to < Words.BYTES) {
      return false;
    }
    long word = Words.at(bytes, to - Words.BYTES);
    return isPair((int) (word >>> 48)) && holds(byByte[(int) (word >>> 56)], word, to - from);
  }

  private boolean isPair(int pair) {
    return (pairs[pair >> 6] >>> pair & 1) != 0;
  }

  private static boolean holds(Edge[] edges, long word, int length) {
    for (Edge edge : edges) {
      if ((word & edge.mask) == edge.bytes && edge.length <= length) {
        return true;
      }
    }
    return false;
  }

  /// The outermost bytes of a word in a row of eight.
  private record Edge(long bytes, long mask, int length) {

    static Edge opening(byte[] word) {
      long bytes = 0;
      int length = Math.min(word.length, Words.BYTES);
      for (int i = length - 1; i >= 0; i--) {
        bytes = bytes << 8 | (word[i] & 0xFF);
      }
      return new Edge(bytes, -1L >>> ((Words.BYTES - length) * 8), word.length);
    }

    static Edge ending(byte[] word) {
      long bytes = 0;
      int length = Math.min(word.length, Words.BYTES);
      for (int i = word.length - 1; i >= word.length - length; i--) {
        bytes = bytes << 8 | (word[i] & 0xFF);
      }
      int shift = (Words.BYTES - length) * 8;
      return new Edge(bytes << shift, -1L << shift, word.length);
    }
  }
}
