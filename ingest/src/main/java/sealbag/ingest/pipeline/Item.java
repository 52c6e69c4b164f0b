package sealbag.ingest.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.catalogue.ArchiveDetails;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.evidence.Sha256;

/// One file of an export, on disk under a name of ours; or what stands in its place where it could
/// not be read.
///
/// @param ordinal position in the container, counted from 1
/// @param file empty for a folder and for what could not be read whole
/// @param flags oddities of the entry, as stable words
record Item(
    int ordinal,
    CatalogueItem.Name name,
    Optional<Path> file,
    long sizeBytes,
    Optional<Sha256> sha256,
    Optional<ArchiveDetails> archive,
    Set<String> flags,
    boolean folder) {

  Item {
    flags = Set.copyOf(flags);
  }

  /// Whether the container's own list leaves it out, or has something else there.
  boolean isUnlisted() {
    return flags.contains("UNLISTED_LOCAL_ENTRY");
  }

  /// Whether this and `other` are two descriptions of one entry.
  boolean isSameEntryAs(Item other) {
    return ordinal != other.ordinal
        && archive.isPresent()
        && archive.orElseThrow().headerAt() >= 0
        && other
            .archive
            .filter(details -> details.headerAt() == archive.orElseThrow().headerAt())
            .isPresent();
  }

  /// The name without folders.
  String baseName() {
    String whole = name.decoded();
    return whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
  }

  /// How many folders stand before the name.
  long depth() {
    return name.decoded().chars().filter(c -> c == '/' || c == '\\').count();
  }
}
