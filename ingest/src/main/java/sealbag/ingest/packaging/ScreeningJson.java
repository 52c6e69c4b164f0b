package sealbag.ingest.packaging;

import sealbag.ingest.catalogue.Json;
import sealbag.ingest.catalogue.Json.Fields;
import sealbag.ingest.screening.Screening;
import sealbag.ingest.screening.Screening.KnownFiles;
import sealbag.ingest.screening.Screening.KnownList;
import sealbag.ingest.screening.Screening.Malware;
import sealbag.ingest.screening.Screening.Scanner;

/// `metadata/screening.json`.
final class ScreeningJson {
  private ScreeningJson() {}

  static byte[] of(Screening screening) {
    return Json.document(
        new Fields()
            .with("schema", MetadataJson.SCHEMA)
            .with("malware", malware(screening.malware()))
            .with("knownHashes", knownFiles(screening.knownFiles())));
  }

  private static Fields malware(Malware malware) {
    return new Fields()
        .with("verdict", malware.verdict().word())
        .with("reason", malware.reason())
        .with("engine", malware.scanner().map(Scanner::engine))
        .with("databaseVersion", malware.scanner().flatMap(Scanner::databaseVersion))
        .with("databaseDate", malware.scanner().flatMap(Scanner::databaseDate))
        .with("scanned", malware.scanned())
        .with("hits", malware.hits().stream().map(ScreeningJson::hit).toList())
        .with("notScanned", malware.notScanned().stream().map(ScreeningJson::notScanned).toList());
  }

  private static Fields hit(Malware.Hit hit) {
    return new Fields()
        .with("item", hit.id())
        .with("sha256", hit.sha256())
        .with("signature", hit.signature());
  }

  private static Fields notScanned(Malware.NotScanned file) {
    return new Fields()
        .with("item", file.id())
        .with("sha256", file.sha256())
        .with("reason", file.reason());
  }

  private static Fields knownFiles(KnownFiles known) {
    return new Fields()
        .with("verdict", known.answer().word())
        .with("reason", known.reason())
        .with("lists", known.lists().stream().map(ScreeningJson::list).toList())
        .with("matches", known.matches().stream().map(ScreeningJson::match).toList());
  }

  private static Fields list(KnownList list) {
    return new Fields()
        .with("name", list.name())
        .with("algorithm", list.algorithm())
        .with("entries", list.entries())
        .with("sha256", list.sha256())
        .with("onMatch", onMatch(list.restricts()));
  }

  private static Fields match(KnownFiles.Match match) {
    return new Fields()
        .with("item", match.id())
        .with("sha256", match.sha256())
        .with("list", match.list())
        .with("algorithm", match.algorithm())
        .with("hash", match.hash())
        .with("onMatch", onMatch(match.restricts()));
  }

  private static String onMatch(boolean restricts) {
    return restricts ? "restrict" : "note";
  }
}
