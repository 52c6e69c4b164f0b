package sealbag.ingest.covering;

/// What an officer can say about an export.
public enum Field {
  /// The number of the case in the records system.
  REFERENCE("reference", 75),
  /// The exhibit's mark.
  EXHIBIT("exhibit", 40),
  /// Why it was sent.
  REASON("reason", 1_000),
  /// When it happened, as written.
  INCIDENT_DATE("incident date", 100),
  /// Who was or is to be told, as written.
  SUPERVISOR("supervisor", 200);

  private final String words;
  private final int longest;

  Field(String words, int longest) {
    this.words = words;
    this.longest = longest;
  }

  /// For people.
  public String words() {
    return words;
  }

  /// The most characters of it that are used. 75 are what an evidence id of Axon holds.
  public int longest() {
    return longest;
  }
}
