package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.hash;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.ingest.ledger.Correspondents.Answered;
import sealbag.ingest.ledger.Correspondents.Change;
import sealbag.ingest.ledger.Correspondents.Later;

/// What a ledger does with what is to be added to record stubs, whichever database keeps it.
abstract class AddendaContract extends MailLedger {

  @Test
  void whatIsToBeAddedWaitsForTheRecordIsTakenInOrderAndNotedOnce() throws Exception {
    listed("7/1");
    Submission mail = ledger.claim(take("7/1", "raw").number()).orElseThrow();
    said(mail, "7/2", "first");
    said(mail, "7/3", "second");
    assertThat(ledger.addenda().takeDue(10)).isEmpty();

    record(mail);

    Addenda.Addendum first = ledger.addenda().takeDue(10).getFirst();
    assertThat(first.n()).isEqualTo(1);
    assertThat(first.facts()).containsExactly(new Addenda.Fact("wrong", "first"));
    assertThat(ledger.addenda().takeDue(10)).isEmpty();
    ledger.addenda().later(first, now.plusSeconds(60), "The records system is away.");
    assertThat(ledger.addenda().takeDue(10)).isEmpty();
    now = now.plusSeconds(60);
    ledger.addenda().sent(ledger.addenda().takeDue(10).getFirst(), DAEMON);
    Addenda.Addendum second = ledger.addenda().takeDue(10).getFirst();
    ledger.addenda().refused(second, "It is closed.", DAEMON);

    assertThat(ledger.addenda().of(mail.number()))
        .extracting(Addenda.Written::state)
        .containsExactly("sent", "refused");
    assertThat(actions(mail)).containsOnlyOnce("record-amended", "amendment-refused");
  }

  @Test
  void whatAProcessThatDiedHadInHandIsTakenByAnother() throws Exception {
    listed("7/1");
    Submission mail = ledger.claim(take("7/1", "raw").number()).orElseThrow();
    said(mail, "7/2", "first");
    record(mail);
    assertThat(ledger.addenda().takeDue(10)).hasSize(1);

    now = now.plusSeconds(11 * 60);

    assertThat(ledger.addenda().takeDue(10)).extracting(Addenda.Addendum::attempts).contains(1);
  }

  private void said(Submission about, String id, String words) throws StaleClaimException {
    listed(id);
    Submission answering = ledger.claim(take(id, words).number()).orElseThrow();
    var said = new Addenda.Said(hash(words), List.of(new Addenda.Fact("wrong", words)));
    var change =
        new Change(
            about.number(),
            new Declaration(about.claims(), correspondence("pc@example.org")),
            Optional.empty(),
            Optional.of(new Later(said, Optional.empty())));
    ledger
        .correspondents()
        .answered(
            answering,
            new Answered(List.of(change), event("answered"), Optional.empty()),
            new Progress.Closed(CloseReason.ANSWER, "An answer.", Optional.empty()),
            DAEMON);
  }

  private void record(Submission claimed) throws StaleClaimException {
    String number = claimed.number();
    Submission sealed = ledger.advance(claimed, Samples.sealed(number), List.of(), DAEMON);
    Submission uploaded = ledger.advance(sealed, Samples.uploaded(number), List.of(), DAEMON);
    ledger.advance(uploaded, Samples.recorded(number), List.of(), DAEMON);
  }
}
