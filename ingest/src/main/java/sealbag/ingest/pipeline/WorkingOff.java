package sealbag.ingest.pipeline;

import java.util.List;
import java.util.function.BooleanSupplier;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;

/// Takes submissions that are due as far as they go. Any number may work side by side.
///
/// @param done rung after each
public record WorkingOff(Ledger ledger, Pipeline pipeline, Actor actor, Bell done) {

  /// Takes one that is due.
  ///
  /// @return whether there was any
  public boolean turn(BooleanSupplier stopping) throws InterruptedException {
    if (stopping.getAsBoolean()) {
      return false;
    }
    List<Submission> due = ledger.claimDue(1);
    for (Submission submission : due) {
      try {
        pipeline.runNow(submission, actor);
      } finally {
        ledger.letGo(submission);
        done.ring();
      }
    }
    return !due.isEmpty();
  }
}
