package sealbag.parsers.whatsapp;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A map whose keys are runs of bytes, so that looking up a million names makes no million strings.
/// Most keys differ in their first eight or their last eight bytes, which are compared first.
final class ByteMap<V> {

  /// @param head the first eight bytes, zeros after a shorter key
  /// @param tail the last eight bytes; of a shorter key the same as its head
  @SuppressWarnings("ArrayRecordComponent") // entries are never compared
  private record Entry<V>(byte[] key, long head, long tail, V value) {

    boolean is(long otherHead, long otherTail, byte[] bytes, int from, int to) {
      return head == otherHead
          && tail == otherTail
          && key.length == to - from
          && (key.length <= 2 * Words.BYTES || Words.equal(key, bytes, from));
    }
  }

  /// An odd number with its bits well mixed.
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private @Nullable Entry<V>[] entries = table(64);
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static <V> @Nullable Entry<V>[] table(int length) {
    return new Entry[length];
  }

  int size() {
    return size;
  }

  @Nullable V get(byte[] bytes, int from, int to) {
    Entry<V> entry = entries[find(bytes, from, to)];
    return entry == null ? null : entry.value();
  }

  /// Adds a key that is not there yet.
  void add(byte[] bytes, int from, int to, V value) {
    if (size * 2 >= entries.length) {
      grow();
    }
    byte[] key = Arrays.copyOfRange(bytes, from, to);
    int length = key.length;
    entries[find(key, 0, length)] =
        new Entry<>(key, head(key, 0, length), tail(key, 0, length), value);
    size++;
  }

  void forEach(BiConsumer<byte[], V> taker) {
    for (Entry<V> entry : entries) {
      if (entry != null) {
        taker.accept(entry.key(), entry.value());
      }
    }
  }

  boolean isLike(ByteMap<V> other) {
    if (size != other.size) {
      return false;
    }
    for (Entry<V> entry : entries) {
      if (entry != null && !entry.value().equals(other.get(entry.key(), 0, entry.key().length))) {
        return false;
      }
    }
    return true;
  }

  private static long head(byte[] bytes, int from, int to) {
    return to - from >= Words.BYTES ? Words.at(bytes, from) : Words.at(bytes, from, to);
  }

  private static long tail(byte[] bytes, int from, int to) {
    return to - from >= Words.BYTES ? Words.at(bytes, to - Words.BYTES) : head(bytes, from, to);
  }

  /// Where the key is, or would be. Keys of one length that share both ends are told apart by what
  /// is between, which few need.
  private int find(byte[] bytes, int from, int to) {
    long head = head(bytes, from, to);
    long tail = tail(bytes, from, to);
    long hash = ((head * MIX) ^ tail) * MIX + middle(bytes, from, to);
    int at = (int) (hash >>> 40) & (entries.length - 1);
    for (Entry<V> entry; (entry = entries[at]) != null; at = (at + 1) & (entries.length - 1)) {
      if (entry.is(head, tail, bytes, from, to)) {
        return at;
      }
    }
    return at;
  }

  private static long middle(byte[] bytes, int from, int to) {
    long hash = 0;
    for (int at = from + Words.BYTES; at + Words.BYTES < to; at += Words.BYTES) {
      hash = (hash ^ Words.at(bytes, at)) * MIX;
    }
    return hash ^ (hash >>> 32);
  }

  private void grow() {
    @Nullable Entry<V>[] old = entries;
    entries = table(old.length * 2);
    for (Entry<V> entry : old) {
      if (entry != null) {
        entries[find(entry.key(), 0, entry.key().length)] = entry;
      }
    }
  }
}
