package sealbag.parsers.whatsapp;

import java.util.Arrays;

/// Counts names by their bytes, so that counting a million records makes no million strings.
final class LabelTable {

  private byte[][] names = new byte[64][];
  private long[] counts = new long[64];
  private int size;

  /// Counts one use; at most `limit` different names are kept.
  void add(byte[] bytes, int from, int to, int limit) {
    int at = find(bytes, from, to);
    if (counts[at] == 0) {
      if (size >= limit) {
        return;
      }
      if (size * 2 >= names.length) {
        grow();
        at = find(bytes, from, to);
      }
      names[at] = Arrays.copyOfRange(bytes, from, to);
      size++;
    }
    counts[at]++;
  }

  long count(byte[] bytes, int from, int to) {
    return counts[find(bytes, from, to)];
  }

  void add(LabelTable other) {
    for (int i = 0; i < other.names.length; i++) {
      if (other.counts[i] > 0) {
        add(other.names[i], 0, other.names[i].length, Integer.MAX_VALUE);
        counts[find(other.names[i], 0, other.names[i].length)] += other.counts[i] - 1;
      }
    }
  }

  private int find(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int at = (hash ^ (hash >>> 15)) & (names.length - 1);
    while (counts[at] != 0 && !Arrays.equals(names[at], 0, names[at].length, bytes, from, to)) {
      at = (at + 1) & (names.length - 1);
    }
    return at;
  }

  private void grow() {
    byte[][] oldNames = names;
    long[] oldCounts = counts;
    names = new byte[oldNames.length * 2][];
    counts = new long[names.length];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldCounts[i] != 0) {
        int at = find(oldNames[i], 0, oldNames[i].length);
        names[at] = oldNames[i];
        counts[at] = oldCounts[i];
      }
    }
  }
}
