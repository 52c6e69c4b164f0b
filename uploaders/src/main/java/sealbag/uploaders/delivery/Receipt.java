package sealbag.uploaders.delivery;

import java.net.URI;
import java.util.Optional;

/// Proof of delivery: the destination was read back and holds these bytes.
///
/// @param destination where to look; never holds secrets
/// @param evidenceId the destination's own id of what it holds
/// @param sha256 64 lower-case hex digits, as read back
/// @param sizeBytes as read back
/// @param left what was asked for beside and is left for a person, one plain sentence
public record Receipt(
    URI destination, String evidenceId, String sha256, long sizeBytes, Optional<String> left) {

  public Receipt {
    Fingerprint.requireSha256(sha256);
  }

  /// With nothing left to do.
  public Receipt(URI destination, String evidenceId, String sha256, long sizeBytes) {
    this(destination, evidenceId, sha256, sizeBytes, Optional.empty());
  }

  /// The same, with something left for a person.
  public Receipt leaving(Optional<String> sentence) {
    return new Receipt(destination, evidenceId, sha256, sizeBytes, sentence);
  }
}
