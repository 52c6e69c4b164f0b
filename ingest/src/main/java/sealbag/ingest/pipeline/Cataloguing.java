package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sealbag.ingest.catalogue.Catalogue;
import sealbag.ingest.catalogue.CatalogueItem;
import sealbag.ingest.catalogue.CatalogueItem.Status;
import sealbag.ingest.catalogue.Mentions;
import sealbag.ingest.catalogue.Missing;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.packaging.Limitation;
import sealbag.parsers.media.Inspection;
import sealbag.parsers.media.MediaFacts;
import sealbag.parsers.media.MediaInspector;
import sealbag.parsers.media.MediaTypes;

/// Catalogues the files of one export: type and facts of each, and which records mention it.
final class Cataloguing {
  /// Each may take twice its limit; together they stay below the time that a claim lasts.
  private static final int MOST_CUT_OFFS = 20;

  private static final String CUT_OFF =
      "The file could not be inspected within its limits; its size in pixels, duration and similar facts are not known. Its bytes and hash are complete.";
  private static final String UNREADABLE =
      "The file is damaged, needs a password, or is not what its first bytes say; its size in pixels, duration and similar facts may be missing. Its bytes and hash are complete.";
  private static final String GIVEN_UP =
      "The file was not inspected, because 20 files of this export before it went beyond their limits; its size in pixels, duration and similar facts are not known. Its bytes and hash are complete.";

  private final MediaTypes types;
  private final MediaInspector inspector;
  private final List<Limitation> notInspected = new ArrayList<>();
  private final Map<Sha256, String> firstWith = new HashMap<>();
  private int attachments;
  private int besides;
  private int cutOffs;

  Cataloguing(MediaTypes types, MediaInspector inspector) {
    this.types = types;
    this.inspector = inspector;
  }

  Catalogue catalogue(Export original, Unpacked export, Optional<Mentions> mentions)
      throws IOException, InterruptedException {
    var items = new ArrayList<CatalogueItem>();
    for (Item item : export.items()) {
      items.add(export.isChat(item) ? chat(item) : attachment(item, mentions));
    }
    List<Missing> missing = mentions.map(Mentions::missing).orElse(List.of());
    return new Catalogue(
        original.sha256(),
        original.sizeBytes(),
        export.type(),
        export.flags(),
        export.fingerprint(),
        items,
        missing);
  }

  /// Files that were not inspected to their end: not a fact of the evidence, so it is told outside
  /// the catalogue.
  List<Limitation> notInspected() {
    return List.copyOf(notInspected);
  }

  private CatalogueItem chat(Item item) {
    return new CatalogueItem(
        "CHAT",
        item.ordinal(),
        Optional.of(Reading.CHAT_PATH),
        item.name(),
        item.sizeBytes(),
        item.sha256(),
        Optional.of("text/plain"),
        false,
        item.archive(),
        MediaFacts.none(),
        List.of(),
        Status.CHAT,
        item.flags(),
        Optional.empty());
  }

  private CatalogueItem attachment(Item item, Optional<Mentions> mentions)
      throws IOException, InterruptedException {
    String id = "A%06d".formatted(++attachments);
    if (item.file().isEmpty()) {
      return withoutBytes(id, item);
    }
    int position = besides++;
    List<Long> mentionedBy = mentions.map(seen -> seen.of(position)).orElse(List.of());
    return present(id, item, item.file().orElseThrow(), mentionedBy);
  }

  private static CatalogueItem withoutBytes(String id, Item item) {
    return new CatalogueItem(
        id,
        item.ordinal(),
        Optional.empty(),
        item.name(),
        0,
        Optional.empty(),
        Optional.empty(),
        false,
        item.archive(),
        MediaFacts.none(),
        List.of(),
        item.folder() ? Status.FOLDER : Status.UNREADABLE,
        item.flags(),
        Optional.empty());
  }

  private CatalogueItem present(String id, Item item, Path file, List<Long> mentionedBy)
      throws IOException, InterruptedException {
    String type = type(file);
    boolean mismatch = MediaTypes.contradicts(item.baseName(), type);
    Set<String> flags = new TreeSet<>(item.flags());
    if (mismatch) {
      flags.add("TYPE_EXTENSION_MISMATCH");
    }
    return new CatalogueItem(
        id,
        item.ordinal(),
        Optional.of(path(id, type)),
        item.name(),
        item.sizeBytes(),
        item.sha256(),
        Optional.of(type),
        mismatch,
        item.archive(),
        facts(id, file, type),
        mentionedBy,
        mentionedBy.isEmpty() ? Status.PRESENT_NOT_MENTIONED : Status.PRESENT_MENTIONED,
        flags,
        Optional.ofNullable(firstWith.putIfAbsent(item.sha256().orElseThrow(), id)));
  }

  private static String path(String id, String type) {
    return "data/chat/" + id + MediaTypes.extensionOf(type).orElse(".bin");
  }

  private String type(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return types.detect(in);
    }
  }

  /// Tries twice, so that a busy machine does not change the catalogue; and no more once so many
  /// files were cut off that looking into the rest could take hours.
  private MediaFacts facts(String id, Path file, String type) throws InterruptedException {
    if (cutOffs >= MOST_CUT_OFFS) {
      note("INSPECTION_GIVEN_UP", id, GIVEN_UP);
      return MediaFacts.none();
    }
    Inspection inspection = inspector.inspect(file, type);
    if (isCutOff(inspection)) {
      inspection = inspector.inspect(file, type);
    }
    String code = "INSPECTION_" + inspection.outcome().name();
    if (isCutOff(inspection)) {
      cutOffs++;
      note(code, id, CUT_OFF);
    } else if (inspection.outcome() == Inspection.Outcome.UNREADABLE) {
      note(code, id, UNREADABLE);
    }
    return inspection.facts();
  }

  private void note(String code, String id, String sentence) {
    notInspected.add(new Limitation(code, Optional.of(id), 1, sentence));
  }

  private static boolean isCutOff(Inspection inspection) {
    return switch (inspection.outcome()) {
      case TIMEOUT, OUT_OF_MEMORY, CRASHED -> true;
      case READ, SKIPPED, UNREADABLE -> false;
    };
  }
}
