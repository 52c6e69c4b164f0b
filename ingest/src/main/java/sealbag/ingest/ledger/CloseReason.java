package sealbag.ingest.ledger;

/// Why nothing more will be done: another submission holds the same, a person rejected it, no
/// person sent it, or it answered a letter about another submission.
public enum CloseReason {
  DUPLICATE,
  REJECTED,
  AUTOMATED,
  ANSWER
}
