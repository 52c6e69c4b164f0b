package sealbag.ingest.pipeline;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sealbag.ingest.ledger.Addenda;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.records.Addendum;
import sealbag.uploaders.records.RecordStub;

/// Adds to record stubs what officers said after they were made. Any number may work side by side.
///
/// @param written rung when there is a letter to send
public record Amending(
    Ledger ledger,
    Ways ways,
    Composer composer,
    RetrySchedule retries,
    Collecting.Service service,
    Bell written) {
  private static final Logger LOG = LoggerFactory.getLogger(Amending.class);

  /// Adds one thing that is due.
  ///
  /// @return whether there was any
  public boolean turn(BooleanSupplier stopping) throws InterruptedException {
    if (stopping.getAsBoolean()) {
      return false;
    }
    List<Addenda.Addendum> due = ledger.addenda().takeDue(1);
    for (Addenda.Addendum one : due) {
      send(one);
    }
    return !due.isEmpty();
  }

  private void send(Addenda.Addendum one) throws InterruptedException {
    Submission submission = ledger.find(one.number()).orElseThrow();
    if (!(submission.progress() instanceof Progress.Recorded recorded)) {
      throw new IllegalStateException("only what is recorded is due: " + one.number());
    }
    try {
      Addendum addendum = addendum(one, submission, recorded);
      ways.of(submission).to().records().amend(recorded.stub(), addendum);
      ledger.addenda().sent(one, service.actor());
      tell(one, "a record stub was added to");
    } catch (DeliveryException.Unavailable e) {
      var due = retries.after(one.attempts() + 1, service.clock().instant(), e.retryAfter());
      ledger.addenda().later(one, due, String.valueOf(e.getMessage()));
      tell(one, "adding to a record stub was tried in vain, and is tried again when due");
    } catch (DeliveryException e) {
      ledger.addenda().refused(one, String.valueOf(e.getMessage()), service.actor());
      composer
          .refusedNote(submission, one.n(), service.clock().instant())
          .ifPresent(letter -> ledger.letters().add(letter, service.actor()));
      written.ring();
      tell(one, "a record stub does not take what was to be added");
    }
  }

  private static void tell(Addenda.Addendum one, String what) {
    LOG.atInfo().addKeyValue("submission", one.number()).addKeyValue("addendum", one.n()).log(what);
  }

  /// The stub is the first of what is written; the evidence of an early one is the second.
  private Addendum addendum(
      Addenda.Addendum one, Submission submission, Progress.Recorded recorded) {
    int before = Recording.wasEarly(ledger, submission) ? 2 : 1;
    return new Addendum(
        RecordStub.submissionId(
            one.number(),
            submission.original().intake().sha256().hex(),
            recorded.findings().export().sha256().hex()),
        one.number(),
        before + one.n(),
        one.madeAt(),
        new Addendum.Unsaid(),
        one.facts().stream().map(fact -> new Addendum.Fact(fact.field(), fact.value())).toList());
  }
}
