package sealbag.ingest.packaging;

/// What the look-ups for malware and for known files said.
public record Screening(Verdict malware, Verdict knownHashes) {

  /// One look-up's answer.
  ///
  /// @param word stable, for programs
  /// @param reason a plain sentence
  public record Verdict(String word, String reason) {}

  /// Neither look-up is configured.
  public static Screening notConfigured() {
    return new Screening(
        new Verdict("not-scanned", "No malware scanner is configured."),
        new Verdict("not-checked", "No list of known files is configured."));
  }
}
