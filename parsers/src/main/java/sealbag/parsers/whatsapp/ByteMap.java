package sealbag.parsers.whatsapp;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A map whose keys are runs of bytes, so that looking up a million names makes no million strings.
final class ByteMap<V> {

  @SuppressWarnings("ArrayRecordComponent") // entries are never compared
  private record Entry<V>(byte[] key, int hash, V value) {}

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
    Entry<V> entry = entries[find(hash(bytes, from, to), bytes, from, to)];
    return entry == null ? null : entry.value();
  }

  /// Adds a key that is not there yet.
  void add(byte[] bytes, int from, int to, V value) {
    if (size * 2 >= entries.length) {
      grow();
    }
    byte[] key = Arrays.copyOfRange(bytes, from, to);
    int hash = hash(key, 0, key.length);
    entries[find(hash, key, 0, key.length)] = new Entry<>(key, hash, value);
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

  private static int hash(byte[] bytes, int from, int to) {
    long hash = 0L + to - from;
    int at = from;
    for (; at + Words.BYTES <= to; at += Words.BYTES) {
      hash = (hash ^ Words.at(bytes, at)) * MIX;
      hash ^= hash >>> 32;
    }
    long rest = 0;
    for (; at < to; at++) {
      rest = rest << 8 | (bytes[at] & 0xFF);
    }
    hash = (hash ^ rest) * MIX;
    return (int) (hash >>> 32);
  }

  private int find(int hash, byte[] bytes, int from, int to) {
    int at = hash & (entries.length - 1);
    for (Entry<V> entry; (entry = entries[at]) != null; at = (at + 1) & (entries.length - 1)) {
      if (entry.hash() == hash
          && entry.key().length == to - from
          && Words.equal(entry.key(), bytes, from)) {
        return at;
      }
    }
    return at;
  }

  private void grow() {
    @Nullable Entry<V>[] old = entries;
    entries = table(old.length * 2);
    for (Entry<V> entry : old) {
      if (entry != null) {
        entries[find(entry.hash(), entry.key(), 0, entry.key().length)] = entry;
      }
    }
  }
}
