package sealbag.parsers.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the raw bytes of a zip say before any entry is read. A zip is read from its end by most
/// programs, by the list there, and from its beginning by others (APPNOTE 4.3.6):
///
///     { header of an entry (4.3.7)  its data  [descriptor (4.3.9)] }
///     { record of the list (4.3.12) }  [Zip64 end (4.3.14)  locator (4.3.15)]  end record (4.3.16)
///
/// Wherever the two ways can come to different files, there is a flag. Costs one look at each header
/// and one pass over the bytes that no listed entry claims.
///
/// @param list empty where the archive was damaged and its entries were looked for one by one
/// @param own the header of each listed entry; empty where there is none
/// @param unlisted entries as their own headers describe them, where the list does not
/// @param flags of the archive as a whole
/// @param entryFlags of each listed entry
record Structure(
    Optional<CentralList> list,
    List<Optional<LocalHeader>> own,
    List<FoundEntry> unlisted,
    Set<ArchiveFlag> flags,
    List<Set<ArchiveFlag>> entryFlags) {

  static Structure scan(SeekableByteChannel channel, Budgets budgets)
      throws IOException, UnusableArchiveException {
    var window = new Window(channel);
    var list = CentralList.read(channel, window, budgets);
    return new Scan(window, list, budgets).structure();
  }

  /// Every entry that can be found without the list, from front to back.
  static Structure salvage(SeekableByteChannel channel, Budgets budgets)
      throws IOException, UnusableArchiveException {
    var window = new Window(channel);
    var walk = new GapWalk(window, budgets);
    walk.walk(0, window.size());
    Set<ArchiveFlag> flags = EnumSet.of(ArchiveFlag.SALVAGED, ArchiveFlag.UNREADABLE_ARCHIVE);
    if (walk.endRecords() > 1) {
      flags.add(ArchiveFlag.AMBIGUOUS_EOCD);
    }
    return new Structure(Optional.empty(), List.of(), walk.found(), flags, List.of());
  }

  /// One scan under way.
  private static final class Scan {
    private final Window window;
    private final CentralList list;
    private final Budgets budgets;
    private final List<Optional<LocalHeader>> own = new ArrayList<>();
    private final List<FoundEntry> contradicting = new ArrayList<>();
    private final List<Set<ArchiveFlag>> entryFlags = new ArrayList<>();
    private final Set<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);
    private final Spans spans = new Spans();
    private final Map<Long, Optional<LocalHeader>> headers = new HashMap<>();

    Scan(Window window, CentralList list, Budgets budgets) {
      this.window = window;
      this.list = list;
      this.budgets = budgets;
    }

    Structure structure() throws IOException, UnusableArchiveException {
      for (CentralRecord record : list.records()) {
        entry(record);
      }
      EndRecord end = list.end();
      spans.add(own.size(), end.listAt(), list.endAt());
      flagOverlaps();
      var walk = new GapWalk(window, budgets);
      for (Spans.Gap gap : spans.gaps(end.at())) {
        walk.walk(gap.start(), gap.end());
      }
      flag(walk.unaccountedBytes() > 0 || end.prefixBytes() > 0, ArchiveFlag.PREPENDED_DATA);
      walk.walk(end.behind(), window.size());
      flag(end.trailingBytes() > 0, ArchiveFlag.TRAILING_DATA);
      flag(!walk.found().isEmpty(), ArchiveFlag.UNLISTED_LOCAL_ENTRY);
      flag(end.twoReadings() || walk.endRecords() > 0, ArchiveFlag.AMBIGUOUS_EOCD);
      flag(list.isMiscounted(), ArchiveFlag.COUNT_MISMATCH);
      var unlisted = new ArrayList<>(walk.found());
      unlisted.addAll(contradicting);
      return new Structure(Optional.of(list), own, unlisted, flags, entryFlags);
    }

    private void flag(boolean seen, ArchiveFlag flag) {
      if (seen) {
        flags.add(flag);
      }
    }

    private void entry(CentralRecord record) throws IOException {
      Set<ArchiveFlag> odd = EnumSet.noneOf(ArchiveFlag.class);
      long at = list.localAt(record);
      boolean first = !headers.containsKey(at);
      Optional<LocalHeader> header = header(at);
      if (header.isPresent()) {
        long descriptor = span(record, header.orElseThrow());
        var comparison = new Comparison(record, header.orElseThrow());
        if (!comparison.agree() || descriptor == 0) {
          odd.add(ArchiveFlag.HEADER_MISMATCH);
        }
        if (first) {
          comparison.otherReading(window.size()).ifPresent(contradicting::add);
        }
      } else {
        odd.add(ArchiveFlag.HEADER_MISMATCH);
        odd.add(ArchiveFlag.UNREADABLE_ARCHIVE);
      }
      own.add(header);
      entryFlags.add(odd);
    }

    /// Read once, however many records point at it.
    private Optional<LocalHeader> header(long at) throws IOException {
      Optional<LocalHeader> known = headers.get(at);
      if (known == null) {
        known = LocalHeader.read(window, at, list.end().at(), budgets.nameBytes());
        headers.put(at, known);
      }
      return known;
    }

    /// Notes the bytes that the entry claims.
    ///
    /// @return length of the descriptor; -1 where there needs to be none
    private long span(CentralRecord record, LocalHeader header) throws IOException {
      long dataEnd = header.dataAt() + Math.max(0, record.compressedBytes());
      long descriptor =
          header.hasDescriptor()
              ? Descriptor.lengthAt(window, dataEnd, record.compressedBytes())
              : -1;
      spans.add(own.size(), header.at(), dataEnd + Math.max(0, descriptor));
      return descriptor;
    }

    private void flagOverlaps() {
      BitSet overlapping = spans.overlapping();
      flag(!overlapping.isEmpty(), ArchiveFlag.OVERLAPPING_ENTRIES);
      overlapping.stream()
          .filter(index -> index < entryFlags.size())
          .forEach(index -> entryFlags.get(index).add(ArchiveFlag.OVERLAPPING_ENTRIES));
    }
  }
}
