package sealbag.ingest.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.receipts.SampleMails.NOON;
import static sealbag.ingest.receipts.SampleMails.chat;
import static sealbag.ingest.receipts.SampleMails.claims;
import static sealbag.ingest.receipts.SampleMails.closed;
import static sealbag.ingest.receipts.SampleMails.held;
import static sealbag.ingest.receipts.SampleMails.received;
import static sealbag.ingest.receipts.SampleMails.recorded;
import static sealbag.ingest.receipts.SampleMails.sealed;
import static sealbag.ingest.receipts.SampleMails.submission;
import static sealbag.ingest.receipts.SampleMails.uploaded;
import static sealbag.ingest.receipts.SampleMails.usual;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

class RemindersTest {
  /// Messages of the sample may disappear from 31 January 2027.
  private static final Instant MID_JANUARY = Instant.parse("2027-01-17T12:00:00Z");

  private static final Instant RECEIVED = Instant.parse("2026-11-22T09:14:06Z");

  private final Reminders reminders = new Reminders(SampleMails.settings());

  private List<String> kinds(Instant now, Submission... submissions) {
    return reminders.due(now, List.of(submissions), Set.of()).stream().map(Letter::kind).toList();
  }

  @Test
  void theOfficerIsRemindedFourteenDaysBeforeMessagesMayDisappear() {
    Submission waiting = submission(sealed(chat()), usual());

    assertThat(kinds(MID_JANUARY.minus(Duration.ofDays(1)), waiting)).doesNotContain("remind-loss");
    assertThat(kinds(MID_JANUARY, waiting)).contains("remind-loss");
  }

  @Test
  void whatIsNotRecordedAfterSeventyTwoHoursIsOverdue() {
    Submission waiting = submission(held(HoldReason.NO_EXPORT, received()), usual());

    assertThat(kinds(RECEIVED.plus(Duration.ofDays(3)).minusSeconds(1), waiting)).isEmpty();
    assertThat(kinds(RECEIVED.plus(Duration.ofDays(3)), waiting)).containsExactly("overdue");
  }

  @Test
  void whatIsNotUploadedFourHoursAfterSealingIsSaidOnceUntilItIsOverdue() {
    Submission waiting = submission(sealed(chat()), usual());
    Instant sealedAt = Instant.parse("2026-11-22T09:14:20Z");

    assertThat(kinds(sealedAt.plus(Duration.ofHours(4)).minusSeconds(1), waiting)).isEmpty();
    assertThat(kinds(sealedAt.plus(Duration.ofHours(4)), waiting)).containsExactly("upload-waits");
    assertThat(kinds(RECEIVED.plus(Duration.ofDays(3)), waiting)).containsExactly("overdue");
  }

  @Test
  void whatIsUploadedHeldOrOnlyRecordedDoesNotWaitForAnUpload() {
    Instant later = RECEIVED.plus(Duration.ofHours(9));

    assertThat(kinds(later, submission(uploaded(chat()), usual()))).isEmpty();
    assertThat(kinds(later, submission(held(HoldReason.UPLOAD_REFUSED, sealed(chat())), usual())))
        .isEmpty();
    Submission contact = submission(sealed(chat()), claims("", "", "RECORD_OF_CONTACT"));
    assertThat(
            new Reminders(SampleMails.recordingOnly(Reason.RECORD_OF_CONTACT))
                .due(later, List.of(contact), Set.of()))
        .isEmpty();
  }

  @Test
  void ofASplitMailOneLetterSaysThatPartsWait() {
    Submission root =
        submission(
            new Progress.Split(List.of("SB-2026-000124", "SB-2026-000125"), Optional.empty()),
            usual());
    Submission one =
        submission("SB-2026-000124", sealed(chat()), usual(), Optional.of(root.number()));
    Submission other =
        submission("SB-2026-000125", sealed(chat()), usual(), Optional.of(root.number()));

    List<Letter> letters =
        reminders.due(RECEIVED.plus(Duration.ofHours(9)), List.of(root, one, other), Set.of());

    assertThat(letters).extracting(Letter::number).containsOnly(root.number());
    assertThat(letters).extracting(Letter::id).hasSize(2).containsOnly(letters.getFirst().id());
    assertThat(letters.getFirst().message()).contains("not all of it is in");
  }

  @Test
  void whatIsRecordedClosedOrOfAnUnknownSenderIsNotRemindedOf() {
    for (Progress done :
        List.of(
            recorded(chat()),
            closed(CloseReason.REJECTED, Optional.empty()),
            held(HoldReason.SENDER, received()))) {
      assertThat(kinds(MID_JANUARY, submission(done, usual()))).isEmpty();
    }
  }

  @Test
  void ofARestrictedSubmissionOnlyTheSupervisorIsTold() throws Exception {
    Submission restricted =
        submission(held(HoldReason.RESTRICTED, sealed(chat())), claims("", "", "PROHIBITED_USE"));

    List<Letter> letters = reminders.due(MID_JANUARY, List.of(restricted), Set.of());

    assertThat(letters).extracting(Letter::recipient).containsExactly("supervisor@force.example");
    assertThat(letters.getFirst().message()).doesNotContain("In-Reply-To", "force.example>");
    assertThat(LetterTextTest.parsed(letters.getFirst()).getHeader("Auto-Submitted"))
        .containsExactly("auto-generated");
  }

  @Test
  void eachReminderIsWrittenOnce() {
    Submission waiting = submission(sealed(chat()), usual());
    List<Letter> first = reminders.due(MID_JANUARY, List.of(waiting), Set.of());

    Set<String> written = Set.of(first.getFirst().id(), first.getLast().id());

    assertThat(first).hasSize(2);
    assertThat(reminders.due(MID_JANUARY.plusSeconds(9), List.of(waiting), written)).isEmpty();
  }

  @Test
  void aPartThatKnowsNoMailIsAnsweredWhereItsMailIs() {
    Submission root =
        submission(new Progress.Split(List.of("SB-2026-000124"), Optional.empty()), usual());
    Submission part =
        ComposerTest.with(
            submission("SB-2026-000124", sealed(chat()), usual(), Optional.of(root.number())),
            Optional.empty());

    assertThat(reminders.due(MID_JANUARY, List.of(root, part), Set.of()))
        .extracting(Letter::number)
        .containsExactly("SB-2026-000124", "SB-2026-000124");
    assertThat(reminders.due(MID_JANUARY, List.of(part), Set.of())).isEmpty();
  }

  @Test
  void theStaffGetOneDigestADayAndNoneWhenNothingWaits() {
    Submission waiting = submission(held(HoldReason.SENDER, received()), usual());

    Letter digest = digest(waiting).orElseThrow();

    assertThat(digest.id()).isEqualTo("digest-2026-11-22@sealbag.example");
    assertThat(digest.message()).contains("Message-ID: <" + digest.id() + ">");
    assertThat(digest.recipient()).isEqualTo("desk@force.example");
    assertThat(digest(submission(recorded(chat()), usual()))).isEmpty();
  }

  private Optional<Letter> digest(Submission one) {
    Digest digest = reminders.digest(NOON);
    digest.count(one);
    return digest.letter();
  }
}
