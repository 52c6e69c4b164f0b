package sealbag.ingest.ledger;

/// Why nothing more will be done: another submission holds the same, a person rejected it, or no
/// person sent it.
public enum CloseReason {
  DUPLICATE,
  REJECTED,
  AUTOMATED
}
