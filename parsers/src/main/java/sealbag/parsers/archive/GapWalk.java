package sealbag.parsers.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through the bytes that the archive's list does not account for, from front to back and
/// once, as programs do that read an archive as a stream: entries that are not listed, and end
/// records of further archives.
final class GapWalk {
  private final Window window;
  private final Budgets budgets;
  private final EntryEnd ends;
  private final List<FoundEntry> found = new ArrayList<>();
  private int endRecords;
  private long unaccountedBytes;

  GapWalk(Window window, Budgets budgets) {
    this.window = window;
    this.budgets = budgets;
    this.ends = new EntryEnd(window);
  }

  /// Entries that are not listed, in the order of the file.
  List<FoundEntry> found() {
    return List.copyOf(found);
  }

  int endRecords() {
    return endRecords;
  }

  /// Bytes that belong to no entry.
  long unaccountedBytes() {
    return unaccountedBytes;
  }

  void walk(long from, long to) throws IOException, UnusableArchiveException {
    long at = from;
    for (long next = window.nextHeader(at, to); next >= 0; next = window.nextHeader(at, to)) {
      unaccountedBytes += next - at;
      at = window.has(EndRecord.SIGNATURE, next) ? endRecord(next, to) : entry(next, to);
    }
    unaccountedBytes += to - at;
  }

  private long endRecord(long at, long to) {
    if (at + EndRecord.LENGTH <= to) {
      endRecords++;
    }
    unaccountedBytes += 4;
    return at + 4;
  }

  private long entry(long at, long to) throws IOException, UnusableArchiveException {
    Optional<LocalHeader> header = LocalHeader.read(window, at, to, budgets.nameBytes());
    if (header.isEmpty()) {
      unaccountedBytes += 4;
      return at + 4;
    }
    if (found.size() == budgets.entries()) {
      throw UnusableArchiveException.tooManyEntries(budgets);
    }
    FoundEntry entry = ends.of(header.orElseThrow(), to);
    found.add(entry);
    return entry.end();
  }
}
