package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sealbag.ingest.catalogue.ArchiveDetails;
import sealbag.ingest.catalogue.CatalogueItem.Name;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.ArchiveEntry;
import sealbag.parsers.archive.ArchiveFlag;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;

/// Lays out the files of one export: zip entries in the spool, loose files where the evidence store
/// has them.
final class ExportReader {
  private ExportReader() {}

  /// Every entry of a zip, in the order of its directory.
  static Unpacked zip(Path zip, Budgets budgets, Spool spool)
      throws IOException, UnusableArchiveException {
    return zip(zip, budgets, spool, _ -> true);
  }

  /// Every entry of a zip, with the bytes of those that are wanted only.
  static Unpacked zip(Path zip, Budgets budgets, Spool spool, Predicate<ArchiveEntry> wanted)
      throws IOException, UnusableArchiveException {
    try (FileChannel channel = FileChannel.open(zip);
        Archive archive = Archive.open(channel, budgets)) {
      var items = new ArrayList<Item>();
      var flags = new TreeSet<>(words(archive.flags()));
      for (ArchiveEntry entry : archive.entries()) {
        boolean skipped = entry.directory() || !wanted.test(entry);
        items.add(skipped ? withoutBytes(entry) : file(archive, entry, spool));
      }
      return new Unpacked("zip", List.copyOf(flags), items, Optional.empty());
    }
  }

  private static Item withoutBytes(ArchiveEntry entry) {
    return new Item(
        entry.ordinal(),
        name(entry),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.of(details(entry, OptionalLong.empty())),
        words(entry.flags()),
        entry.directory());
  }

  private static Item file(Archive archive, ArchiveEntry entry, Spool spool)
      throws IOException, UnusableArchiveException {
    var readings = new ArrayList<Archive.Reading>(1);
    Spool.Written written =
        spool.<UnusableArchiveException>write(out -> readings.add(archive.read(entry, out)));
    Archive.Reading reading = readings.getFirst();
    var flags = new LinkedHashSet<>(words(entry.flags()));
    flags.addAll(words(reading.flags()));
    if (!reading.complete()) {
      return new Item(
          entry.ordinal(),
          name(entry),
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.of(details(entry, OptionalLong.empty())),
          flags,
          false);
    }
    return new Item(
        entry.ordinal(),
        name(entry),
        Optional.of(written.file()),
        written.sizeBytes(),
        Optional.of(written.sha256()),
        Optional.of(details(entry, OptionalLong.of(reading.crc32()))),
        flags,
        false);
  }

  private static Name name(ArchiveEntry entry) {
    return new Name(Base64.getEncoder().encodeToString(entry.nameRaw()), entry.name());
  }

  private static ArchiveDetails details(ArchiveEntry entry, OptionalLong crc32) {
    return new ArchiveDetails(
        entry.method(),
        entry.declaredSizeBytes(),
        entry.compressedSizeBytes(),
        entry.declaredCrc32(),
        crc32,
        entry.dosTime(),
        entry.unixMode());
  }

  private static Set<String> words(Set<ArchiveFlag> flags) {
    return flags.stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /// The one file of an export that is a bare text.
  static Unpacked text(Path text, String name, Sha256 sha256, long sizeBytes) {
    Item item = loose(1, name, text, sha256, sizeBytes);
    return new Unpacked("text", List.of(), List.of(item), Optional.of(item));
  }

  /// The loose files that a `FILES.txt` lists.
  static Unpacked files(Path filesTxt, EvidenceStore store)
      throws IOException, AlteredObjectException {
    var items = new ArrayList<Item>();
    for (FileList.LooseFile file : FileList.read(filesTxt).files()) {
      Path path = store.use(file.sha256());
      items.add(loose(items.size() + 1, file.name(), path, file.sha256(), path.toFile().length()));
    }
    return new Unpacked("files", List.of(), items, Optional.empty());
  }

  private static Item loose(int ordinal, String name, Path file, Sha256 sha256, long sizeBytes) {
    String raw = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    return new Item(
        ordinal,
        new Name(raw, name),
        Optional.of(file),
        sizeBytes,
        Optional.of(sha256),
        Optional.empty(),
        Set.of(),
        false);
  }
}
