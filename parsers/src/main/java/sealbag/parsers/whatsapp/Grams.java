package sealbag.parsers.whatsapp;

import java.util.Arrays;

/// Numbers by a run of characters, [Fold]ed. Runs may share a place, so what is found there is only
/// worth a look.
final class Grams {

  private static final int BITS = 14;

  private final int size;

  /// By place, the number of the last entry there and how many there are, plus one each.
  private final int[] first = new int[1 << BITS];

  private final int[] uses = new int[1 << BITS];
  private int[] ids = new int[64];
  private int[] next = new int[64];
  private int count;

  /// @param size number of characters in a run
  Grams(int size) {
    this.size = size;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The place of the run at `at`.
  int place(String text, int at) {
    int hash = 0;
    for (int i = at; i < at + size; i++) {
      hash = hash * 31 + Fold.of(text.charAt(i));
    }
    return (hash * 0x9E3779B9) >>> (32 - BITS);
  }

  void add(int id, int place) {
    if (++count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
      next = Arrays.copyOf(next, 2 * count);
    }
    ids[count] = id;
    next[count] = first[place];
    first[place] = count;
    uses[place]++;
  }

  /// How many numbers wait at a place.
  int uses(int place) {
    return uses[place];
  }

  /// The first entry at a place; 0 for none.
  int first(int place) {
    return first[place];
  }

  /// The entry after that one; 0 for none.
  int next(int entry) {
    return next[entry];
  }

  /// The number of an entry.
  int id(int entry) {
    return ids[entry];
  }
}
