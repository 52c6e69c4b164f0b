package sealbag.ingest.ledger;

import sealbag.ingest.evidence.Sha256;

/// One export inside an intake; its bytes are in the evidence store.
public record Export(Kind kind, Sha256 sha256, long sizeBytes, String name) {

  /// In what form the export came. `FILES`: loose files, known by their list; `OTHER`: not readable
  /// as an export.
  public enum Kind {
    ZIP,
    TEXT,
    FILES,
    OTHER
  }
}
