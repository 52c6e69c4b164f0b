package sealbag.ingest.covering;

/// Where in a mail something stands.
public enum Place {
  /// In the subject.
  SUBJECT("the subject"),
  /// In the lines that the officer wrote.
  BODY("the text");

  private final String words;

  Place(String words) {
    this.words = words;
  }

  /// For people.
  public String words() {
    return words;
  }
}
