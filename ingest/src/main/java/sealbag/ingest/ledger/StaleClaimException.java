package sealbag.ingest.ledger;

/// The submission has moved on since it was claimed, and nothing was written. Drop it: whoever has
/// it now, or the next claim, redoes the step.
public final class StaleClaimException extends Exception {
  private static final long serialVersionUID = 1L;

  StaleClaimException(String message) {
    super(message);
  }
}
