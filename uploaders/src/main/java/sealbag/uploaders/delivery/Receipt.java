package sealbag.uploaders.delivery;

import java.net.URI;

/// Proof of delivery: the destination was read back and holds these bytes.
///
/// @param destination where to look; never holds secrets
/// @param evidenceId the destination's own id of what it holds
/// @param sha256 64 lower-case hex digits, as read back
/// @param sizeBytes as read back
public record Receipt(URI destination, String evidenceId, String sha256, long sizeBytes) {

  public Receipt {
    Fingerprint.requireSha256(sha256);
  }
}
