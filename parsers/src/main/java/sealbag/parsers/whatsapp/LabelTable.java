package sealbag.parsers.whatsapp;

import java.util.function.ObjLongConsumer;

/// Counts names by their bytes.
final class LabelTable {

  private static final class Count {
    private long uses;
  }

  private final ByteMap<Count> counts = new ByteMap<>();

  /// Counts one use; at most `limit` different names are kept.
  void add(byte[] bytes, int from, int to, int limit) {
    add(bytes, from, to, limit, 1);
  }

  private void add(byte[] bytes, int from, int to, int limit, long uses) {
    Count count = counts.get(bytes, from, to);
    if (count == null) {
      if (counts.size() >= limit) {
        return;
      }
      count = new Count();
      counts.add(bytes, from, to, count);
    }
    count.uses += uses;
  }

  long count(byte[] bytes, int from, int to) {
    Count count = counts.get(bytes, from, to);
    return count == null ? 0 : count.uses;
  }

  void forEach(ObjLongConsumer<byte[]> taker) {
    counts.forEach((name, count) -> taker.accept(name, count.uses));
  }

  void add(LabelTable other) {
    other.counts.forEach((name, count) -> add(name, 0, name.length, Integer.MAX_VALUE, count.uses));
  }
}
