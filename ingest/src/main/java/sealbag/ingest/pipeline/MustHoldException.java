package sealbag.ingest.pipeline;

import java.util.Optional;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Original;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Seen;

/// A person must decide: says why in one word and in one plain sentence.
final class MustHoldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HoldReason reason;

  @SuppressWarnings("serial") // never serialized
  private final Seen seen;

  @SuppressWarnings("serial") // never serialized
  private final Optional<Export> export;

  MustHoldException(HoldReason reason, String sentence) {
    this(reason, sentence, Seen.nothing());
  }

  /// @param seen what was seen of the export before
  MustHoldException(HoldReason reason, String sentence, Seen seen) {
    this(reason, sentence, seen, Optional.empty());
  }

  private MustHoldException(
      HoldReason reason,
      String sentence,
      Seen seen,
      @SuppressWarnings("OptionalParameter") Optional<Export> export) {
    super(sentence);
    this.reason = reason;
    this.seen = seen;
    this.export = export;
  }

  /// The same, once it is known which part of the intake is the export.
  MustHoldException about(Export known) {
    var about = new MustHoldException(reason, sentence(), seen, Optional.of(known));
    about.initCause(this);
    return about;
  }

  /// Where to go on after the decision: at the export that it is about, where that is known.
  Progress from(Progress progress) {
    return export.isPresent() && progress instanceof Progress.Received received
        ? new Progress.Received(
            new Original(received.original().intake(), export), received.ruling())
        : progress;
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
