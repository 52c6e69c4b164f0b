package sealbag.parsers.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Describes the entries of one archive, each with the oddities that its header alone and its
/// neighbours show: the listed ones in the order of the list, then those that are not listed.
final class EntryList {
  /// Deflate needs two bytes to say that there is nothing.
  private static final int EMPTY_DEFLATED = 2;

  private final Budgets budgets;
  private final NameCounts counts = new NameCounts();
  private final List<ArchiveEntry> entries = new ArrayList<>();

  private EntryList(Budgets budgets) {
    this.budgets = budgets;
  }

  static List<ArchiveEntry> of(Structure structure, Budgets budgets)
      throws UnusableArchiveException {
    var list = new EntryList(budgets);
    if (structure.list().isPresent()) {
      list.addListed(structure.list().orElseThrow(), structure);
    } else {
      structure.unlisted().forEach(entry -> list.counts.add(entry.header().name()));
    }
    ArchiveFlag how =
        structure.list().isPresent() ? ArchiveFlag.UNLISTED_LOCAL_ENTRY : ArchiveFlag.SALVAGED;
    for (FoundEntry entry : structure.unlisted()) {
      list.add(entry, how);
    }
    return List.copyOf(list.entries);
  }

  private void addListed(CentralList central, Structure structure) throws UnusableArchiveException {
    central.records().forEach(record -> counts.add(record.name()));
    for (int i = 0; i < central.records().size(); i++) {
      long headerAt = structure.own().get(i).map(LocalHeader::at).orElse(-1L);
      add(central.records().get(i), headerAt, structure.entryFlags().get(i));
    }
  }

  private void add(CentralRecord record, long headerAt, Set<ArchiveFlag> found)
      throws UnusableArchiveException {
    var kind = new EntryKind(record.name(), record.mode(), record.bits(), record.method());
    boolean empty = record.sizeBytes() == 0 && record.compressedBytes() <= EMPTY_DEFLATED;
    Set<ArchiveFlag> flags = flags(kind, empty);
    flags.addAll(found);
    entries.add(
        new ArchiveEntry(
            entries.size() + 1,
            record.name().raw(),
            record.name().text(),
            kind.isFolder() && empty,
            kind.isEncrypted(),
            Method.nameOf(record.method()),
            record.sizeBytes(),
            record.compressedBytes(),
            record.crc32(),
            headerAt,
            record.mode(),
            record.dosTime(),
            flags));
  }

  private void add(FoundEntry entry, ArchiveFlag how) throws UnusableArchiveException {
    LocalHeader header = entry.header();
    var kind = new EntryKind(header.name(), 0, header.bits(), header.method());
    boolean empty = entry.whole() && entry.sizeBytes() == 0;
    Set<ArchiveFlag> flags = flags(kind, empty);
    flags.add(how);
    if (!kind.isEncrypted() && !OwnBytes.reads(header.method())) {
      flags.add(ArchiveFlag.UNSUPPORTED_METHOD);
    }
    entries.add(
        new ArchiveEntry(
            entries.size() + 1,
            header.name().raw(),
            header.name().text(),
            kind.isFolder() && empty,
            kind.isEncrypted(),
            Method.nameOf(header.method()),
            entry.sizeBytes(),
            entry.compressedBytes(),
            entry.crc32(),
            header.at(),
            0,
            header.dosTime(),
            flags));
  }

  private Set<ArchiveFlag> flags(EntryKind kind, boolean empty) throws UnusableArchiveException {
    String name = kind.name().text();
    if (name.chars().filter(c -> c == '/').count() > budgets.depth()) {
      throw UnusableArchiveException.unsafe(
          "The zip nests its folders deeper than the limit of " + budgets.depth());
    }
    Set<ArchiveFlag> flags = kind.flags(empty);
    flags.addAll(counts.flags(kind.name()));
    return flags;
  }
}
