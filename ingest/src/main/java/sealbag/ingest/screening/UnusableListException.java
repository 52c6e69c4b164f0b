package sealbag.ingest.screening;

/// A list of known files cannot be relied on. The message says where, and what to do.
public final class UnusableListException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableListException(String sentence) {
    super(sentence);
  }

  /// The message.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
