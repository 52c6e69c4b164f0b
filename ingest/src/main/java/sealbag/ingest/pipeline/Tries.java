package sealbag.ingest.pipeline;

import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress.Received;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Journal;

/// How often the present step failed unexpectedly. Counted apart from the tries of a destination
/// that is away, which may be many.
///
/// @param countsFirst whether a try is counted before it begins: what anybody can send may end the
///   process, and that counts too
record Tries(Journal journal, String step, boolean countsFirst) {
  private static final int MOST = 5;
  private static final int MOST_OF_A_MAIL = 3;

  static Tries of(Ledger ledger, Submission submission) {
    String step = "unexpected-failures-" + submission.progress().word();
    return new Tries(ledger.journal(submission), step, isMailToRead(submission));
  }

  private static boolean isMailToRead(Submission submission) {
    return submission.progress() instanceof Received received
        && received.original().intake().isFromOutside();
  }

  int most() {
    return countsFirst ? MOST_OF_A_MAIL : MOST;
  }

  boolean areUsedUp() {
    return countsFirst && count() >= most();
  }

  void begin() {
    if (countsFirst) {
      write(count() + 1);
    }
  }

  /// The try failed for another reason than the submission.
  void takeBack() {
    if (countsFirst) {
      write(count() - 1);
    }
  }

  /// Counts the failure where that was not done before.
  boolean isLast() {
    if (!countsFirst) {
      write(count() + 1);
    }
    return count() >= most();
  }

  void forget() {
    if (count() > 0) {
      write(0);
    }
  }

  private int count() {
    return journal.read(step).map(Integer::parseInt).orElse(0);
  }

  private void write(int count) {
    journal.write(step, String.valueOf(Math.max(0, count)));
  }
}
