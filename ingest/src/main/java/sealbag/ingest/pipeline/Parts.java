package sealbag.ingest.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress.Received;
import sealbag.ingest.ledger.Progress.Split;
import sealbag.ingest.ledger.Submission;

/// Takes what a person asks for now as far as it goes, and the parts of what was split: no daemon
/// need come after.
public record Parts(Ledger ledger, Pipeline pipeline, Actor actor) {

  /// Takes one submission as far as it goes: only what waits for a destination waits on.
  ///
  /// @return as it is then; as it was where another process is at it
  Submission advance(String number) throws InterruptedException {
    Optional<Submission> claimed = ledger.claim(number);
    if (claimed.isEmpty()) {
      return ledger.find(number).orElseThrow();
    }
    Submission submission = claimed.orElseThrow();
    try {
      return submission.progress() instanceof Received
          ? pipeline.runNow(submission, actor)
          : pipeline.run(submission, actor);
    } finally {
      ledger.letGo(submission);
    }
  }

  /// Works off the parts of what was split, and their own parts: a file of mails may hold a mail
  /// with two exports.
  ///
  /// @return the parts that were not split again; empty for what has none
  public List<Submission> workOff(Submission parent) throws InterruptedException {
    var leaves = new ArrayList<Submission>();
    for (Submission part : ledger.children(parent.number())) {
      Submission after = advance(part.number());
      if (after.progress() instanceof Split) {
        leaves.addAll(workOff(after));
      } else {
        leaves.add(after);
      }
    }
    return leaves;
  }

  /// The parts of what was split that were not split again, as they are now.
  public static List<Submission> leaves(Ledger ledger, Submission parent) {
    return ledger.children(parent.number()).stream()
        .flatMap(
            part ->
                part.progress() instanceof Split
                    ? leaves(ledger, part).stream()
                    : List.of(part).stream())
        .toList();
  }
}
