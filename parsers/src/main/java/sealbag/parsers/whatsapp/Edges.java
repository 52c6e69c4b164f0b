package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;

/// Words that a text can open or end with. Compares the outermost eight bytes at once, by the
/// outermost byte; the buffer reaches at least eight bytes beyond every text.
final class Edges {

  private static final Edge[] NONE = {};

  private final Edge[][] byByte = new Edge[256][];
  private final boolean opening;

  /// @param opening whether the words open a text, or else end it
  Edges(List<byte[]> words, boolean opening) {
    this.opening = opening;
    for (int b = 0; b < byByte.length; b++) {
      byByte[b] = edges(words, (byte) b);
    }
  }

  private Edge[] edges(List<byte[]> words, byte outermost) {
    var edges = new ArrayList<Edge>();
    for (byte[] word : words) {
      if (word[opening ? 0 : word.length - 1] == outermost) {
        edges.add(opening ? Edge.opening(word) : Edge.ending(word));
      }
    }
    return edges.isEmpty() ? NONE : edges.stream().distinct().toArray(Edge[]::new);
  }

  /// Whether the text opens with one of the words, as far as eight bytes tell.
  boolean open(byte[] bytes, int from, int to) {
    if (from >= to) {
      return false;
    }
    Edge[] edges = byByte[bytes[from] & 0xFF];
    return edges.length > 0 && holds(edges, Words.at(bytes, from), to - from);
  }

  /// Whether the text ends with one of the words, as far as eight bytes tell.
  boolean end(byte[] bytes, int from, int to) {
    if (from >= to || to < Words.BYTES) {
      return false;
    }
    Edge[] edges = byByte[bytes[to - 1] & 0xFF];
    return edges.length > 0 && holds(edges, Words.at(bytes, to - Words.BYTES), to - from);
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
