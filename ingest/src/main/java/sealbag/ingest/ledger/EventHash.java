package sealbag.ingest.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import sealbag.ingest.evidence.Sha256;

/// The two hashes of the custody log. The first byte keeps a line from passing for a head (RFC 6962
/// section 2.1).
final class EventHash {
  /// The hash before the first event.
  static final String ZERO = "0".repeat(64);

  private EventHash() {}

  static String ofLine(String line) {
    MessageDigest digest = Sha256.start();
    digest.update((byte) 0);
    digest.update(line.getBytes(UTF_8));
    return Sha256.of(digest).hex();
  }

  /// The head over all events once this one has joined them.
  static String ofHead(String head, String event) {
    MessageDigest digest = Sha256.start();
    digest.update((byte) 1);
    digest.update(HexFormat.of().parseHex(head));
    digest.update(HexFormat.of().parseHex(event));
    return Sha256.of(digest).hex();
  }
}
