package sealbag.ingest.ledger;

import sealbag.ingest.evidence.Sha256;

/// What arrived: one email, file or folder.
///
/// @param sha256 of the raw bytes; of `FILES.txt` for a folder
/// @param name the last part of the path as given, for people; never in an event
public record Intake(Kind kind, Sha256 sha256, long sizeBytes, String name) {

  /// A single file (an email too) or a folder that is itself one export.
  public enum Kind {
    FILE,
    FOLDER
  }
}
