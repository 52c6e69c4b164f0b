package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sealbag.ingest.ledger.Samples.CLERK;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.claims;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a ledger does with mailboxes and letters, whichever database keeps it.
abstract class MailContract extends MailLedger {
  @Test
  void aMailIsNamedOnceHoweverOftenItIsListed() {
    listed("7/1", "7/2");

    listed("7/2", "7/3");

    assertThat(mailboxes.due(BOX, 10))
        .extracting(ListedMail::id)
        .containsExactly("7/1", "7/2", "7/3");
    assertThat(mailboxes.cursor(BOX)).contains("after 7/3");
  }

  @Test
  void aTakenMailHasASubmissionAndWaitsToBeMarked() {
    listed("7/1");

    Submission submission = take("7/1", "raw");

    assertThat(submission.original().intake().isFromOutside()).isTrue();
    assertThat(mailboxes.due(BOX, 10)).isEmpty();
    assertThat(mailboxes.toMark(BOX, 10)).extracting(ListedMail::id).containsExactly("7/1");
    assertThat(mailboxes.unsealedBytes()).isEqualTo("raw".length());
    mailboxes.marked(BOX, mail("7/1"));
    assertThat(mailboxes.toMark(BOX, 10)).isEmpty();
    assertThat(mailboxes.counts(BOX)).isEqualTo(Map.of("marked", 1L));
    assertThat(known("7/1").number()).contains(submission.number());
  }

  @Test
  void whatIsInFlightIsCountedInBytesThatCameWhateverTheSourceSays() {
    assertThat(mailboxes.lease(BOX)).isTrue();
    var unknown = new ListedMail("g/1", "mail.eml", -1, Optional.empty(), 0);
    mailboxes.note(BOX, List.of(unknown), "c");

    take("g/1", "raw");

    assertThat(mailboxes.unsealedBytes()).isEqualTo("raw".length());
  }

  @Test
  void theSameBytesUnderAnotherNameAreASighting() {
    listed("7/1", "8/1");
    Submission first = take("7/1", "raw");

    Submission again = take("8/1", "raw");

    assertThat(again.number()).isEqualTo(first.number());
    assertThat(ledger.list()).hasSize(1);
    assertThat(actions(first)).containsExactly("received", "sighted");
  }

  @Test
  void aTryIsCountedBeforeItBeginsAndTakenBackWhereTheMailIsNotToBlame() {
    listed("7/1");
    mailboxes.begin(BOX, mail("7/1"));
    assertThat(mailboxes.due(BOX, 10)).extracting(ListedMail::attempts).containsExactly(1);

    mailboxes.later(BOX, mail("7/1"), NOON.plusSeconds(60), "The server is away.");

    assertThat(mailboxes.due(BOX, 10)).isEmpty();
    now = NOON.plusSeconds(60);
    assertThat(mailboxes.due(BOX, 10)).extracting(ListedMail::attempts).containsExactly(0);
  }

  @Test
  void aMailThatWasGoneAndIsBackIsTaken() {
    listed("7/1");
    mailboxes.gone(BOX, mail("7/1"));
    assertThat(mailboxes.due(BOX, 10)).isEmpty();

    listed("7/1");

    assertThat(mailboxes.due(BOX, 10)).hasSize(1);
  }

  @Test
  void aHeldMailWaitsForAPerson() {
    listed("7/1");

    mailboxes.hold(BOX, mail("7/1"), "Three times.");

    assertThat(mailboxes.due(BOX, 10)).isEmpty();
    assertThat(known("7/1").problem()).contains("Three times.");
    assertThat(mailboxes.retry(BOX)).isEqualTo(1);
    assertThat(mailboxes.due(BOX, 10)).hasSize(1);
  }

  @Test
  void oneProcessReadsAMailboxUntilItsLeaseLapses() throws Exception {
    listed("7/1");
    try (Ledger elsewhere = openAs(OTHER)) {
      assertThat(elsewhere.mailboxes().lease(BOX)).isFalse();
      now = NOON.plus(Mailboxes.TERM);

      assertThat(elsewhere.mailboxes().lease(BOX)).isTrue();
    }
    assertThat(mailboxes.lease(BOX)).isFalse();
    assertThatThrownBy(() -> take("7/1", "raw")).hasMessageContaining("another process");
    mailboxes.marked(BOX, mail("7/1"));
    assertThat(mailboxes.counts(BOX)).isEqualTo(Map.of("listed", 1L));
    assertThat(ledger.list()).isEmpty();
  }

  @Test
  void aMailboxThatWasLetGoIsFree() throws Exception {
    assertThat(mailboxes.lease(BOX)).isTrue();
    mailboxes.letGo(BOX);
    try (Ledger elsewhere = openAs(OTHER)) {
      assertThat(elsewhere.mailboxes().lease(BOX)).isTrue();
    }
  }

  @Test
  void aMailIsUnansweredWhenNothingOfItIsInWork() throws Exception {
    listed("7/1");
    Submission submission = ledger.claim(take("7/1", "raw").number()).orElseThrow();
    assertThat(letters.unanswered(10)).isEmpty();

    ledger.advance(submission, Samples.held(submission.progress()), List.of(), DAEMON);

    assertThat(letters.unanswered(10))
        .extracting(mail -> mail.root().number())
        .containsExactly(submission.number());
  }

  @Test
  void whatAPersonImportsIsNeverAnswered() throws Exception {
    Submission submission = ledger.arrive(Samples.intake("a"), claims("", ""), CLERK).submission();
    submission = ledger.claim(submission.number()).orElseThrow();

    ledger.advance(submission, Samples.held(submission.progress()), List.of(), DAEMON);

    assertThat(letters.unanswered(10)).isEmpty();
  }

  @Test
  void anAnswerStandsUntilSomethingChanges() throws Exception {
    Submission held = held("7/1", "raw");
    Letter letter = letter(held, "held");

    letters.answered(letters.unanswered(10).getFirst(), List.of(letter), DAEMON);

    assertThat(letters.unanswered(10)).isEmpty();
    ledger.decide(held.number(), Samples.sealed(held.number()), "Seen.", CLERK);
    assertThat(letters.unanswered(10)).isEmpty(); // in work
    Submission working = ledger.claim(held.number()).orElseThrow();
    ledger.defer(working, NOON.plusSeconds(60), "Axon is away.");
    assertThat(letters.unanswered(10)).hasSize(1);
  }

  @Test
  void aLetterIsWrittenOnceAndSentUntilItIsTaken() throws Exception {
    Submission held = held("7/1", "raw");
    Letter letter = letter(held, "held");
    letters.add(letter, DAEMON);
    letters.add(new Letter(letter.id(), held.number(), "held", "x@example.org", "else"), DAEMON);

    assertThat(letters.takeDue(10)).isEqualTo(Map.of(letter, 0));
    assertThat(letters.takeDue(10)).isEmpty(); // in hand
    letters.later(letter, NOON, "The server is away.");
    assertThat(letters.takeDue(10)).isEqualTo(Map.of(letter, 1));
    letters.sent(letter);
    now = NOON.plus(Duration.ofDays(1));
    assertThat(letters.takeDue(10)).isEmpty();
    assertThat(letters.of(held.number()))
        .extracting(Letters.Written::kind, Letters.Written::state)
        .containsExactly(org.assertj.core.api.Assertions.tuple("held", "sent"));
    assertThat(actions(held)).containsExactly("received", "held", "letter-written");
  }

  @Test
  void aLetterInTheHandsOfAProcessThatDiedIsSentAgain() throws Exception {
    letters.add(letter(held("7/1", "raw"), "held"), DAEMON);
    assertThat(letters.takeDue(10)).hasSize(1);

    now = NOON.plus(Duration.ofMinutes(11));

    assertThat(letters.takeDue(10)).hasSize(1);
  }

  @Test
  void whatIsDeclaredGoesToTheParts() throws Exception {
    listed("7/1");
    Submission mail = ledger.claim(take("7/1", "raw").number()).orElseThrow();
    var declaration =
        new Declaration(claims("pc@example.org", "CR/1"), correspondence("pc@example.org"));
    mail = ledger.declare(mail, declaration, event("mail-read"), DAEMON);

    List<Submission> parts =
        ledger.split(mail, List.of(Samples.export("a"), Samples.export("b")), List.of(), DAEMON);

    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part.claims()).isEqualTo(declaration.claims());
              assertThat(part.correspondence()).contains(declaration.correspondence());
            });
  }
}
