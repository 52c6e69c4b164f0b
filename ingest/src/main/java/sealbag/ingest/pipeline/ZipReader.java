package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sealbag.ingest.catalogue.ArchiveDetails;
import sealbag.ingest.catalogue.CatalogueItem.Name;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.ArchiveEntry;
import sealbag.parsers.archive.ArchiveFlag;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;

/// Lays out the entries of one zip in the spool, under names of ours.
///
/// @param spool where the bytes go
record ZipReader(Path zip, Budgets budgets, Spool spool) {

  /// Every entry, with the bytes of those that are wanted only; those that the zip's list leaves
  /// out follow those that it has.
  ///
  /// @param ofRefused what is wanted of a zip that may not be used before a person has decided:
  ///   [Unpacked#refusal()] then says why
  /// @throws UnusableArchiveException when the list cannot be read or a budget is reached
  Unpacked read(Predicate<ArchiveEntry> wanted, Predicate<ArchiveEntry> ofRefused)
      throws IOException, UnusableArchiveException {
    try (FileChannel channel = FileChannel.open(zip);
        Archive archive = Archive.open(channel, budgets)) {
      return unpacked(archive, archive.refusal().isPresent() ? notOverlapping(ofRefused) : wanted);
    }
  }

  /// Bytes that two entries claim are not unpacked by anybody's wish.
  private static Predicate<ArchiveEntry> notOverlapping(Predicate<ArchiveEntry> wanted) {
    return entry -> wanted.test(entry) && !entry.flags().contains(ArchiveFlag.OVERLAPPING_ENTRIES);
  }

  /// The entries that can be found without the zip's list, which cannot be read.
  Unpacked salvage(Predicate<ArchiveEntry> wanted) throws IOException, UnusableArchiveException {
    try (FileChannel channel = FileChannel.open(zip);
        Archive archive = Archive.salvage(channel, budgets)) {
      return unpacked(archive, wanted);
    }
  }

  private Unpacked unpacked(Archive archive, Predicate<ArchiveEntry> wanted)
      throws IOException, UnusableArchiveException {
    var items = new ArrayList<Item>();
    for (ArchiveEntry entry : archive.entries()) {
      boolean skipped = entry.directory() || !wanted.test(entry);
      items.add(skipped ? withoutBytes(entry, entry.flags()) : file(archive, entry));
    }
    return new Unpacked(
        "zip",
        List.copyOf(words(archive.flags())),
        items,
        Optional.empty(),
        Optional.of(archive.make()),
        archive.refusal());
  }

  private static Item withoutBytes(ArchiveEntry entry, Set<ArchiveFlag> flags) {
    return new Item(
        entry.ordinal(),
        Name.of(entry.nameRaw(), entry.name()),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.of(ArchiveDetails.of(entry, null)),
        words(flags),
        entry.directory());
  }

  private Item file(Archive archive, ArchiveEntry entry)
      throws IOException, UnusableArchiveException {
    var readings = new ArrayList<Archive.Reading>(1);
    Spool.Written written =
        spool.<UnusableArchiveException>write(out -> readings.add(archive.read(entry, out)));
    Archive.Reading reading = readings.getFirst();
    var flags = new LinkedHashSet<>(entry.flags());
    flags.addAll(reading.flags());
    if (!reading.complete()) {
      return withoutBytes(entry, flags);
    }
    return new Item(
        entry.ordinal(),
        Name.of(entry.nameRaw(), entry.name()),
        Optional.of(written.file()),
        written.sizeBytes(),
        Optional.of(written.sha256()),
        Optional.of(ArchiveDetails.of(entry, reading)),
        words(flags),
        false);
  }

  static Set<String> words(Set<ArchiveFlag> flags) {
    return flags.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
