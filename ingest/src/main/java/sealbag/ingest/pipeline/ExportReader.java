package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.catalogue.CatalogueItem.Name;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.Sha256;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;

/// Lays out the files of one export: zip entries in the spool, loose files where the evidence store
/// has them.
final class ExportReader {
  private ExportReader() {}

  /// Every entry of a zip, in the order of its directory.
  ///
  /// @throws UnusableArchiveException when it cannot be read, or may not be before a person decides
  static Unpacked zip(Path zip, Budgets budgets, Spool spool)
      throws IOException, UnusableArchiveException {
    Unpacked unpacked = new ZipReader(zip, budgets, spool).read(_ -> true, _ -> false);
    if (unpacked.refusal().isPresent()) {
      throw unpacked.refusal().orElseThrow();
    }
    return unpacked;
  }

  /// The one file of an export that is a bare text.
  static Unpacked text(Path text, String name, Sha256 sha256, long sizeBytes) {
    Item item = loose(1, name, text, sha256, sizeBytes);
    return Unpacked.of("text", List.of(item)).withChat(item);
  }

  /// The loose files that a `FILES.txt` lists.
  static Unpacked files(Path filesTxt, EvidenceStore store)
      throws IOException, AlteredObjectException {
    var items = new ArrayList<Item>();
    for (FileList.LooseFile file : FileList.read(filesTxt).files()) {
      Path path = store.use(file.sha256());
      items.add(loose(items.size() + 1, file.name(), path, file.sha256(), path.toFile().length()));
    }
    return Unpacked.of("files", items);
  }

  private static Item loose(int ordinal, String name, Path file, Sha256 sha256, long sizeBytes) {
    return new Item(
        ordinal,
        Name.of(name.getBytes(StandardCharsets.UTF_8), name),
        Optional.of(file),
        sizeBytes,
        Optional.of(sha256),
        Optional.empty(),
        Set.of(),
        false);
  }
}
