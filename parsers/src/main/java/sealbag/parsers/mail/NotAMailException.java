package sealbag.parsers.mail;

/// The file is not what its first bytes promise, or is damaged; it is kept as it came.
public final class NotAMailException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean damaged;

  NotAMailException(boolean damaged, String message) {
    super(message);
    this.damaged = damaged;
  }

  /// Whether it is a damaged mail, rather than another kind of file.
  public boolean isDamaged() {
    return damaged;
  }
}
