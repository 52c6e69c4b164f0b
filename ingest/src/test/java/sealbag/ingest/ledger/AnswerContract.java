package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sealbag.ingest.ledger.Samples.CLERK;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.claims;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.ingest.ledger.Correspondents.Answered;
import sealbag.ingest.ledger.Correspondents.Change;
import sealbag.ingest.ledger.Correspondents.GoOn;

/// What a ledger does with what senders sent and answer, whichever database keeps it.
abstract class AnswerContract extends MailLedger {
  @Test
  void aChangeDuringTheAnswerIsAnsweredToo() throws Exception {
    Submission held = held("7/1", "raw");
    Letters.Unanswered looked = letters.unanswered(10).getFirst();
    var declaration =
        new Declaration(claims("pc@example.org", "CR/1"), correspondence("pc@example.org"));
    answer(new Change(held.number(), declaration, Optional.empty()));

    letters.answered(looked, List.of(letter(held, "held")), DAEMON);

    assertThat(letters.unanswered(10)).hasSize(1);
  }

  @Test
  void anAnswerIsTakenInAsAWholeOrNotAtAll() throws Exception {
    Submission held = held("7/1", "raw");
    Submission answering = held("7/2", "answer"); // not claimed
    var declaration =
        new Declaration(claims("pc@example.org", "CR/1"), correspondence("pc@example.org"));
    var change = new Change(held.number(), declaration, Optional.empty());
    var closed = new Progress.Closed(CloseReason.ANSWER, "An answer.", Optional.empty());

    assertThatThrownBy(
            () ->
                ledger
                    .correspondents()
                    .answered(
                        ledger.claim(held("7/3", "x").number()).orElse(answering),
                        new Answered(
                            List.of(change), event("answered"), Optional.of(letter(held, "noted"))),
                        closed,
                        DAEMON))
        .isInstanceOf(Exception.class);

    assertThat(actions(held)).containsExactly("received", "held");
    assertThat(letters.of(held.number())).isEmpty();
  }

  @Test
  void whatASenderSentIsFoundFromTheLatestOn() throws Exception {
    Submission first = declared("7/1", "pc@example.org");
    now = NOON.plusSeconds(60);
    Submission second = declared("7/2", "PC@example.org");
    declared("7/3", "other@example.org");

    assertThat(ledger.correspondents().sent("pc@example.org", NOON, 10))
        .extracting(Submission::number)
        .containsExactly(second.number(), first.number());
    assertThat(ledger.correspondents().sent("pc@example.org", NOON.plusSeconds(1), 10)).hasSize(1);
    assertThat(ledger.correspondents().sent("pc@example.org", NOON, 1)).hasSize(1);
  }

  @Test
  void anAnswerGoesOnWithWhatWasHeld() throws Exception {
    Submission held = held("7/1", "raw");
    var declaration =
        new Declaration(claims("pc@example.org", "CR/1"), correspondence("pc@example.org"));
    Progress from = ((Progress.Held) held.progress()).from();

    answer(
        new Change(
            held.number(), declaration, Optional.of(new GoOn(HoldReason.NO_REFERENCE, from))));

    Submission after = ledger.find(held.number()).orElseThrow();
    assertThat(after.progress()).isEqualTo(from);
    assertThat(after.claims().reference()).contains("CR/1");
    assertThat(actions(after)).containsExactly("received", "held", "answered", "released");
  }

  @Test
  void anAnswerGoesOnWithNothingThatIsHeldForAnotherReason() throws Exception {
    listed("7/1");
    Submission mail = ledger.claim(take("7/1", "raw").number()).orElseThrow();
    ledger.advance(mail, Samples.held(mail.progress()), List.of(), DAEMON);
    var declaration =
        new Declaration(claims("pc@example.org", "CR/1"), correspondence("pc@example.org"));

    answer(
        new Change(
            mail.number(),
            declaration,
            Optional.of(new GoOn(HoldReason.NO_REFERENCE, mail.progress()))));

    assertThat(ledger.find(mail.number()).orElseThrow().progress().word()).isEqualTo("held");
  }

  @Test
  void anAnswerOfAStalerLookTakesNothingBack() throws Exception {
    Submission held = held("7/1", "raw");
    Letters.Unanswered stale = letters.unanswered(10).getFirst();
    letters.answered(letters.unanswered(10).getFirst(), List.of(), DAEMON);
    var declaration =
        new Declaration(claims("pc@example.org", "CR/1"), correspondence("pc@example.org"));
    answer(new Change(held.number(), declaration, Optional.empty()));

    letters.answered(stale, List.of(), DAEMON);

    assertThat(letters.unanswered(10)).hasSize(1);
  }

  private Submission declared(String id, String sender) throws StaleClaimException {
    listed(id);
    Submission mail = ledger.claim(take(id, id).number()).orElseThrow();
    return ledger.declare(
        mail,
        new Declaration(claims(sender, "CR/1"), correspondence(sender)),
        event("mail-read"),
        DAEMON);
  }

  /// A mail comes that answers.
  private Submission answer(Change change) throws StaleClaimException {
    Submission answering =
        ledger.arrive(Samples.intake("answer"), claims("", ""), CLERK).submission();
    answering = ledger.claim(answering.number()).orElseThrow();
    var closed = new Progress.Closed(CloseReason.ANSWER, "An answer.", Optional.empty());
    return ledger
        .correspondents()
        .answered(
            answering,
            new Answered(List.of(change), event("answered"), Optional.empty()),
            closed,
            DAEMON);
  }
}
