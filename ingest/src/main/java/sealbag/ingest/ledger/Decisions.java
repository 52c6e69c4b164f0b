package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import sealbag.ingest.ledger.Progress.Held;

/// What a person decides, with the reason given, inside a transaction of [Database#append].
record Decisions(SubmissionRows rows, Transitions transitions) {

  /// A person's word on one submission.
  record Decision(String number, String because, Actor actor, Instant at) {
    Decision {
      if (because.isBlank()) {
        throw new IllegalArgumentException("a decision needs a reason");
      }
    }
  }

  Submission decide(Handle handle, Decision decision, Progress next) throws NotHeldException {
    Row row = rows.get(handle, decision.number());
    if (!(row.submission().progress() instanceof Held held)) {
      throw new NotHeldException(
          row.number() + " is " + row.state() + ", not held: there is nothing to decide");
    }
    requirePossible(next);
    var context =
        new EventLines.Context(row.number(), next.word(), decision.actor(), decision.at());
    WorkEvent event = StateEvents.decided(held, next, decision.because());
    CustodyEvent line = transitions.lines().next(row.end(), event, context);
    Custody.append(handle, row.number(), List.of(line));
    if (!rows.store(handle, row.submission(), next)) {
      throw new IllegalStateException("a held submission was changed by somebody else");
    }
    return transitions.find(handle, row.number());
  }

  /// Goes on with a submission if it is still held for the one reason.
  ///
  /// @return whether it was
  boolean goOn(Handle handle, Decision decision, Correspondents.GoOn where) {
    boolean waits =
        rows.get(handle, decision.number()).submission().progress() instanceof Held held
            && held.reason() == where.waitsFor();
    if (waits) {
      try {
        decide(handle, decision, where.next());
      } catch (NotHeldException e) {
        throw new IllegalStateException(e); // it was looked at in this transaction
      }
    }
    return waits;
  }

  private static void requirePossible(Progress next) {
    if (!next.isOpen() && !(next instanceof Progress.Closed)) {
      throw new IllegalArgumentException(
          "a person releases or closes, and cannot decide " + next.word());
    }
  }

  /// Makes what waits for its next try due now.
  Submission hurry(Handle handle, Decision decision) throws NotHeldException {
    Row row = rows.get(handle, decision.number());
    if (!row.submission().progress().isOpen()) {
      throw new NotHeldException(row.number() + " is " + row.state() + ": nothing is waiting");
    }
    WorkEvent event = StateEvents.retried(decision.because());
    transitions.note(handle, row, event, decision.actor(), decision.at());
    handle
        .createUpdate("UPDATE submission SET due = NULL WHERE number = :number")
        .bind("number", row.number())
        .execute();
    return transitions.find(handle, row.number());
  }
}
