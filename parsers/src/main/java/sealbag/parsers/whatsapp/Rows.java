package sealbag.parsers.whatsapp;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// All rows of all packs, by number. The phrases of a row are made when they are first asked for,
/// and kept.
final class Rows {

  /// Numbers that one row's phrases may take.
  private static final int WORDINGS = 64;

  private final List<Pack> packs;
  private int[] pack = new int[1 << 12];
  private int[] line = new int[1 << 12];
  private int[] start = new int[1 << 12];
  private int count;
  private AtomicReferenceArray<@Nullable List<Phrase>> made = new AtomicReferenceArray<>(0);

  /// Takes each row while the packs are loaded.
  @FunctionalInterface
  interface Taker {
    /// Takes the row with that number.
    ///
    /// @param cells where each of its cells starts in the text, and the place after its end
    void take(int row, Pack pack, int[] cells);
  }

  Rows(List<Pack> packs) {
    this.packs = List.copyOf(packs);
  }

  /// Finds the rows, once, before anything is asked for.
  void load(Taker taker) {
    for (Pack each : packs) {
      load(each, taker);
    }
    made = new AtomicReferenceArray<>(count);
  }

  private void load(Pack from, Taker taker) {
    String text = from.text();
    int[] cells = new int[PackRow.CELLS + 2];
    int number = 0;
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      number++;
      if (end > at && text.charAt(at) != '#') {
        add(from, number, at);
        split(from, number, at, end, cells);
        taker.take(count - 1, from, cells);
      }
      at = end + 1;
    }
  }

  private static void split(Pack pack, int number, int from, int to, int[] cells) {
    Arrays.fill(cells, to + 1);
    cells[0] = from;
    int cell = 1;
    for (int at = from; cell <= PackRow.CELLS; cell++) {
      at = pack.text().indexOf('\t', at, to) + 1;
      if (at == 0) {
        break;
      }
      cells[cell] = at;
    }
    if (cell < PackRow.CELLS) {
      throw new IllegalStateException(
          pack.language() + ".tsv, line " + number + ": a row needs " + PackRow.CELLS + " cells");
    }
  }

  private void add(Pack from, int number, int at) {
    if (count == start.length) {
      pack = Arrays.copyOf(pack, 2 * count);
      line = Arrays.copyOf(line, 2 * count);
      start = Arrays.copyOf(start, 2 * count);
    }
    pack[count] = from.number();
    line[count] = number;
    start[count++] = at;
  }

  int count() {
    return count;
  }

  String language(int row) {
    return packs.get(pack[row]).language();
  }

  PackRow row(int row) {
    return packs.get(pack[row]).row(line[row], start[row]);
  }

  /// The phrases of a row: several where its pattern has optional parts.
  List<Phrase> phrases(int row) {
    @Nullable List<Phrase> known = made.get(row);
    if (known == null) {
      known = Phrase.of(row * WORDINGS, row(row));
      made.set(row, known);
    }
    return known;
  }
}
