package sealbag.ingest.ledger;

/// Somebody decided about a submission that is not waiting for a decision. Nothing was written.
public final class NotHeldException extends Exception {
  private static final long serialVersionUID = 1L;

  NotHeldException(String message) {
    super(message);
  }
}
