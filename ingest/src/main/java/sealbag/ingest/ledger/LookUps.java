package sealbag.ingest.ledger;

/// What the look-ups for malware and for known files said about an export, in short.
///
/// @param malware `clean`, `found` or `not-scanned`
/// @param malwareReason a plain sentence
/// @param knownHashes `none-known`, `known` or `not-checked`
/// @param knownHashesReason a plain sentence
public record LookUps(
    String malware, String malwareReason, String knownHashes, String knownHashesReason) {

  /// Of a submission that was sealed before there were any.
  static LookUps none() {
    return new LookUps(
        "not-scanned",
        "This version of Sealbag had no malware scanner.",
        "not-checked",
        "This version of Sealbag had no lists of known files.");
  }
}
