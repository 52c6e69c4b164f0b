package sealbag.ingest.catalogue;

import java.util.List;
import java.util.Optional;
import sealbag.ingest.catalogue.CatalogueItem.Status;
import sealbag.ingest.evidence.Sha256;

/// Everything in one export, in the container's order, and what the chat names in vain.
///
/// @param original hash of the export as received
/// @param containerType `zip`, `text`, `files` or `unparsed`
/// @param containerFlags oddities of the container, as stable words
/// @param fingerprint how the container was made; empty for what is no zip
public record Catalogue(
    Sha256 original,
    long originalSizeBytes,
    String containerType,
    List<String> containerFlags,
    Optional<Fingerprint> fingerprint,
    List<CatalogueItem> items,
    List<Missing> missing) {

  public Catalogue {
    containerFlags = List.copyOf(containerFlags);
    items = List.copyOf(items);
    missing = List.copyOf(missing);
  }

  /// The counts that people ask for first.
  public Totals totals() {
    return new Totals(
        count(Status.PRESENT_MENTIONED),
        count(Status.PRESENT_NOT_MENTIONED),
        missing.size(),
        count(Status.UNREADABLE),
        count(Status.FOLDER));
  }

  /// How many entries the container holds that its own list leaves out, or has otherwise.
  public int unlistedLocalEntries() {
    return (int)
        items.stream().filter(item -> item.flags().contains("UNLISTED_LOCAL_ENTRY")).count();
  }

  private int count(Status status) {
    return (int) items.stream().filter(item -> item.status() == status).count();
  }

  /// Numbers of files. The chat text itself is in none of them.
  public record Totals(
      int presentMentioned, int presentNotMentioned, int missing, int unreadable, int folders) {}
}
