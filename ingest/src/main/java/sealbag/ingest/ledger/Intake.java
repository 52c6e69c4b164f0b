package sealbag.ingest.ledger;

import java.util.Optional;
import sealbag.ingest.evidence.Sha256;

/// What arrived: one email, file or folder.
///
/// @param sha256 of the raw bytes; of `FILES.txt` for a folder
/// @param name the last part of the path as given, for people; never in an event
/// @param served from which mailbox; empty for what a person gave to `import`
public record Intake(
    Kind kind, Sha256 sha256, long sizeBytes, String name, Optional<Served> served) {

  /// Something that a person gave to `import`.
  public Intake(Kind kind, Sha256 sha256, long sizeBytes, String name) {
    this(kind, sha256, sizeBytes, name, Optional.empty());
  }

  /// Whether it is a mail that anybody in the world could have sent.
  public boolean isFromOutside() {
    return served.filter(Served::outside).isPresent();
  }

  /// A single file (an email too) or a folder that is itself one export.
  public enum Kind {
    FILE,
    FOLDER
  }
}
