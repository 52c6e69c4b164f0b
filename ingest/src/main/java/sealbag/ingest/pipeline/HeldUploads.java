package sealbag.ingest.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;

/// Makes stubs without evidence of uploads that a person has had in hand for long, so that no clerk
/// waits for them. Several processes may do so side by side.
public record HeldUploads(Ledger ledger, Recording recording, Actor actor) {

  /// Looks through what is held.
  public void look(BooleanSupplier stopping) throws InterruptedException {
    List<Submission> due = ledger.list("held").stream().filter(recording::isEarlyDue).toList();
    for (Submission one : due) {
      if (stopping.getAsBoolean()) {
        return;
      }
      Optional<Submission> claimed = ledger.claimHeld(one.number());
      if (claimed.isPresent()) {
        beside(claimed.orElseThrow());
      }
    }
  }

  private void beside(Submission held) throws InterruptedException {
    try {
      recording.meanwhile(held, actor);
    } finally {
      ledger.letGo(held);
    }
  }
}
