package sealbag.ingest.pipeline;

import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Seen;

/// A person must decide: says why in one word and in one plain sentence.
final class MustHoldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HoldReason reason;

  @SuppressWarnings("serial") // never serialized
  private final Seen seen;

  MustHoldException(HoldReason reason, String sentence) {
    this(reason, sentence, Seen.nothing());
  }

  /// @param seen what was seen of the export before
  MustHoldException(HoldReason reason, String sentence, Seen seen) {
    super(sentence);
    this.reason = reason;
    this.seen = seen;
  }

  Seen seen() {
    return seen;
  }

  HoldReason reason() {
    return reason;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
