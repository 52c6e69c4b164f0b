package sealbag.ingest.catalogue;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import sealbag.ingest.catalogue.Json.Fields;
import sealbag.parsers.archive.ArchiveMake;
import sealbag.parsers.media.MediaFacts;
import sealbag.parsers.media.MediaFacts.Position;

/// The catalogue as `data/catalogue.json`. Same catalogue, same bytes.
public final class CatalogueJson {

  private static final int SCHEMA = 1;

  private CatalogueJson() {}

  /// The whole document.
  public static byte[] bytes(Catalogue catalogue) {
    return Json.document(
        new Fields()
            .with("schema", SCHEMA)
            .with("original", original(catalogue))
            .with("container", container(catalogue))
            .with("items", catalogue.items().stream().map(CatalogueJson::item).toList())
            .with("missing", catalogue.missing().stream().map(CatalogueJson::missing).toList())
            .with("totals", totals(catalogue.totals())));
  }

  private static Fields original(Catalogue catalogue) {
    return new Fields()
        .with("sha256", catalogue.original())
        .with("sizeBytes", catalogue.originalSizeBytes());
  }

  private static Fields container(Catalogue catalogue) {
    return new Fields()
        .with("type", catalogue.containerType())
        .with("entryCount", catalogue.items().size())
        .with("unlistedLocalEntries", catalogue.unlistedLocalEntries())
        .with("flags", catalogue.containerFlags())
        .with("fingerprint", catalogue.fingerprint().map(CatalogueJson::fingerprint));
  }

  private static Fields fingerprint(Fingerprint fingerprint) {
    ArchiveMake make = fingerprint.make();
    return new Fields()
        .with("verdict", fingerprint.verdict().word())
        .with("madeBy", make.madeBy())
        .with("order", fingerprint.order().word())
        .with("methods", make.methods())
        .with("extraFieldIds", make.extraFieldIds())
        .with("hasDirEntries", make.folderEntries())
        .with("hasMacosxFolder", make.macosxFolder())
        .with("hasDesktopFiles", make.desktopFiles())
        .with("hasTopFolder", make.topFolder());
  }

  private static Fields item(CatalogueItem item) {
    return new Fields()
        .with("id", item.id())
        .with("ordinal", item.ordinal())
        .with("packagePath", item.packagePath())
        .with("name", name(item.name()))
        .with("sizeBytes", item.sizeBytes())
        .with("sha256", item.sha256())
        .with("mediaType", item.mediaType())
        .with("typeMismatch", item.typeMismatch())
        .with("archive", item.archive().map(CatalogueJson::archive))
        .with("facts", facts(item.facts()))
        .with("mentionedBy", item.mentionedBy())
        .with("status", item.status().word())
        .with("flags", sorted(item.flags()))
        .with("duplicateOf", item.duplicateOf());
  }

  private static Fields name(CatalogueItem.Name name) {
    return new Fields().with("decoded", name.decoded()).with("rawBase64", name.rawBase64());
  }

  private static Fields archive(ArchiveDetails archive) {
    return new Fields()
        .with("method", archive.method())
        .with("declaredSizeBytes", archive.declaredSizeBytes())
        .with("compressedSizeBytes", archive.compressedSizeBytes())
        .with("declaredCrc32", crc(OptionalLong.of(archive.declaredCrc32())))
        .with("actualCrc32", crc(archive.actualCrc32()))
        .with("dosTime", archive.dosTime().map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format))
        .with(
            "unixMode", archive.unixMode() == 0 ? null : Integer.toOctalString(archive.unixMode()))
        .with("localHeaderOffset", archive.headerAt() < 0 ? null : archive.headerAt());
  }

  private static Fields facts(MediaFacts facts) {
    return new Fields()
        .with("widthPixels", facts.widthPixels())
        .with("heightPixels", facts.heightPixels())
        .with("takenAt", facts.takenAt())
        .with("latitude", facts.position().map(Position::latitude))
        .with("longitude", facts.position().map(Position::longitude))
        .with("durationMillis", facts.duration().map(Duration::toMillis))
        .with("pages", facts.pages())
        .with("frames", facts.frames())
        .with("contacts", facts.contacts());
  }

  private static Fields missing(Missing missing) {
    return new Fields().with("name", missing.name()).with("mentionedBy", missing.mentionedBy());
  }

  private static Fields totals(Catalogue.Totals totals) {
    return new Fields()
        .with("presentMentioned", totals.presentMentioned())
        .with("presentNotMentioned", totals.presentNotMentioned())
        .with("missing", totals.missing())
        .with("unreadable", totals.unreadable())
        .with("folders", totals.folders());
  }

  /// Eight hex digits, as zip tools print it; `null` when unknown.
  private static Optional<String> crc(OptionalLong crc32) {
    return crc32.isPresent()
        ? Optional.of(HexFormat.of().toHexDigits((int) crc32.getAsLong()))
        : Optional.empty();
  }

  /// A set has no order of its own.
  private static List<String> sorted(Set<String> flags) {
    return flags.stream().sorted().toList();
  }
}
