package sealbag.ingest.receipts;

import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// Which letter: a state, and the reason for it. Each has a template of its name.
enum Kind {
  RECEIVED,
  SEALED,
  UPLOADED,
  RECORDED,
  RESTRICTED,
  RESTRICTED_RECORDED,
  CLOSED_DUPLICATE,
  CLOSED_REJECTED,
  HELD_NO_EXPORT,
  HELD_OTHER_APP,
  HELD_AMBIGUOUS_CHAT,
  HELD_DAMAGED,
  HELD_ENCRYPTED,
  HELD_UNSAFE,
  HELD_TOO_BIG,
  HELD_MALWARE,
  HELD_LINK_ONLY,
  HELD_NO_REFERENCE,
  HELD_NEEDS_JOIN,
  HELD_UPLOAD_REFUSED,
  HELD_RECORD_REFUSED,
  HELD_INTEGRITY,
  HELD_REPEATED_FAILURE,
  /// Of a mail that held several exports.
  PARTS,
  /// An answer of the officer was read.
  NOTED,
  UPLOAD_WAITS,
  REMIND_LOSS,
  OVERDUE,
  /// To the supervisor.
  RESTRICTED_WAITS,
  /// To those who finish records, with the stub: the records system stays away.
  RECORD_PENDING,
  /// To the staff: a record that only a person can put right.
  SEE_TO_RECORD,
  /// To the staff.
  DIGEST;

  /// The name of its template, and in the ledger.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The letter that is due for the present state; empty where nothing is to be said: while it is
  /// in work, to a sender who is not accepted, and about what a program sent.
  static Optional<Kind> of(Submission submission) {
    boolean waits = submission.due().isPresent();
    boolean isRestricted = isRestricted(submission);
    return switch (submission.progress()) {
      case Progress.Received _ -> Optional.of(RECEIVED).filter(_ -> waits);
      case Progress.Sealed _ -> Optional.of(isRestricted ? RESTRICTED : SEALED).filter(_ -> waits);
      case Progress.Uploaded _ ->
          Optional.of(isRestricted ? RESTRICTED : UPLOADED).filter(_ -> waits);
      case Progress.Recorded _ -> Optional.of(isRestricted ? RESTRICTED_RECORDED : RECORDED);
      case Progress.Split _ -> Optional.empty();
      case Progress.Held held -> of(held.reason());
      case Progress.Closed closed ->
          switch (closed.why()) {
            case DUPLICATE -> Optional.of(CLOSED_DUPLICATE);
            case REJECTED -> Optional.of(CLOSED_REJECTED).filter(_ -> !isRestricted);
            case AUTOMATED, ANSWER -> Optional.empty();
          };
    };
  }

  private static Optional<Kind> of(HoldReason reason) {
    return switch (reason) {
      case SENDER -> Optional.empty();
      case RESTRICTED -> Optional.of(RESTRICTED);
      case NO_EXPORT -> Optional.of(HELD_NO_EXPORT);
      case OTHER_APP -> Optional.of(HELD_OTHER_APP);
      case AMBIGUOUS_CHAT -> Optional.of(HELD_AMBIGUOUS_CHAT);
      case DAMAGED -> Optional.of(HELD_DAMAGED);
      case ENCRYPTED -> Optional.of(HELD_ENCRYPTED);
      case UNSAFE -> Optional.of(HELD_UNSAFE);
      case TOO_BIG -> Optional.of(HELD_TOO_BIG);
      case MALWARE -> Optional.of(HELD_MALWARE);
      case LINK_ONLY -> Optional.of(HELD_LINK_ONLY);
      case NO_REFERENCE -> Optional.of(HELD_NO_REFERENCE);
      case NEEDS_JOIN -> Optional.of(HELD_NEEDS_JOIN);
      case UPLOAD_REFUSED -> Optional.of(HELD_UPLOAD_REFUSED);
      case RECORD_REFUSED -> Optional.of(HELD_RECORD_REFUSED);
      case INTEGRITY -> Optional.of(HELD_INTEGRITY);
      case REPEATED_FAILURE -> Optional.of(HELD_REPEATED_FAILURE);
    };
  }

  /// Whether it was sent for a reason of which no mail speaks.
  static boolean isRestricted(Submission submission) {
    return submission.claims().reason().filter(Reason::restricts).isPresent()
        || submission.progress().found().filter(Findings::restricted).isPresent();
  }
}
