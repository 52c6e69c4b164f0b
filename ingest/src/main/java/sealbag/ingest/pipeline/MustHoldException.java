package sealbag.ingest.pipeline;

import sealbag.ingest.ledger.HoldReason;

/// A person must decide: says why in one word and in one plain sentence.
final class MustHoldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HoldReason reason;

  MustHoldException(HoldReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  HoldReason reason() {
    return reason;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
