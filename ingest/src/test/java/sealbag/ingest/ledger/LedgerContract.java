package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sealbag.ingest.ledger.Samples.CLERK;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.claims;
import static sealbag.ingest.ledger.Samples.export;
import static sealbag.ingest.ledger.Samples.hash;
import static sealbag.ingest.ledger.Samples.intake;
import static sealbag.ingest.ledger.Samples.parsed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a ledger does, whichever database keeps it.
abstract class LedgerContract {
  private static final Claimant ME = Claimant.ofThisProcess("host");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Instant now = NOON;
  private Ledger ledger;

  /// A new pool on the test's own, empty database.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    ledger = openAs(ME);
  }

  private Ledger openAs(Claimant claimant) throws Exception {
    return Ledger.open(database(), claimant, () -> now, Samples.PACKAGES);
  }

  @AfterEach
  void theCustodyLogIsSound() throws IOException {
    assertThat(ledger.verifyCustody().faults()).isEmpty();
    ledger.close();
  }

  @Test
  void numbersCountWithinTheYearOfArrival() {
    assertThat(arrive("a").number()).isEqualTo("SB-2026-000001");
    assertThat(arrive("b").number()).isEqualTo("SB-2026-000002");

    now = Instant.parse("2027-01-01T00:00:00Z");

    assertThat(arrive("c").number()).isEqualTo("SB-2027-000001");
  }

  @Test
  void whatArrivedIsThereAfterReopening() throws Exception {
    Submission arrived = arrive("mail");
    ledger.close();

    ledger = openAs(ME);

    assertThat(ledger.find(arrived.number())).contains(arrived);
    assertThat(arrived.receivedAt()).isEqualTo(NOON);
    assertThat(ledger.list()).containsExactly(arrived);
    assertThat(ledger.list("held")).isEmpty();
    assertThat(ledger.find("SB-2026-000009")).isEmpty();
  }

  @Test
  void theSameBytesWithNothingNewClaimedAreASighting() {
    var first = ledger.arrive(intake("mail"), claims("pc@example.police.uk", "CR/1"), DAEMON);

    var again = ledger.arrive(intake("mail"), claims("", "CR/1"), CLERK);

    assertThat(first.seenBefore()).isFalse();
    assertThat(again.seenBefore()).isTrue();
    assertThat(again.submission().number()).isEqualTo(first.submission().number());
    assertThat(actions(first.submission())).containsExactly("received", "sighted");
  }

  @Test
  void theSameBytesUnderAnotherReferenceOrOfficerAreTheirOwnSubmission() {
    ledger.arrive(intake("mail"), claims("a@example.police.uk", "CR/1"), DAEMON);

    assertThat(ledger.arrive(intake("mail"), claims("", "CR/2"), DAEMON).seenBefore()).isFalse();
    assertThat(
            ledger.arrive(intake("mail"), claims("b@example.police.uk", ""), DAEMON).seenBefore())
        .isFalse();
    assertThat(ledger.list()).hasSize(3);
  }

  @Test
  void theWholeWayIsWrittenStepByStep() throws Exception {
    Submission submission = claimed("mail");
    String number = submission.number();

    submission = ledger.advance(submission, Samples.sealed(number), List.of(parsed("3")), DAEMON);
    submission = ledger.advance(submission, Samples.uploaded(number), List.of(), DAEMON);
    submission = ledger.advance(submission, Samples.recorded(number), List.of(), DAEMON);

    assertThat(submission.progress()).isEqualTo(Samples.recorded(number));
    assertThat(ledger.find(number)).contains(submission);
    assertThat(actions(submission))
        .containsExactly("received", "chat.parsed", "sealed", "uploaded", "recorded");
    assertThat(ledger.claim(number)).isEmpty();
    assertThat(ledger.referencedObjects()).containsExactlyInAnyOrder(hash("mail"), hash("export"));
  }

  @Test
  void aSubmissionIsClaimedOnceUntilItIsLetGo() {
    Submission submission = claimed("mail");
    assertThat(ledger.claim(submission.number())).isEmpty();
    assertThat(ledger.claimDue(10)).isEmpty();

    ledger.letGo(submission);

    assertThat(ledger.claimDue(10)).hasSize(1);
  }

  @Test
  void aLeaseLapsesAndItsFormerHolderCanWriteNothing() throws Exception {
    Submission old = claimed("mail");
    now = NOON.plus(Leases.TERM);

    Submission taken = ledger.claim(old.number()).orElseThrow();

    var closed = new Progress.Closed(CloseReason.AUTOMATED, "A bounce.", Optional.empty());
    assertThatThrownBy(() -> ledger.advance(old, closed, List.of(), DAEMON))
        .isInstanceOf(StaleClaimException.class);
    assertThatThrownBy(() -> ledger.split(old, List.of(export("a")), List.of(), DAEMON))
        .isInstanceOf(StaleClaimException.class);
    assertThatThrownBy(() -> ledger.defer(old, now, "no")).isInstanceOf(StaleClaimException.class);
    assertThatThrownBy(() -> ledger.renew(old)).isInstanceOf(StaleClaimException.class);
    assertThatThrownBy(() -> ledger.journal(old).write("part", "1"))
        .isInstanceOf(IllegalStateException.class);
    ledger.letGo(old);
    assertThat(ledger.list()).containsExactly(taken);
    assertThat(actions(taken)).containsExactly("received");
  }

  @Test
  void renewingAndNotingInTheJournalKeepTheLease() throws Exception {
    Submission submission = claimed("mail");

    now = NOON.plus(Duration.ofMinutes(9));
    ledger.renew(submission);
    now = NOON.plus(Duration.ofMinutes(18));
    ledger.journal(submission).write("part 1", "etag");
    now = NOON.plus(Duration.ofMinutes(27));

    assertThat(ledger.claim(submission.number())).isEmpty();
  }

  @Test
  void theClaimsOfADeadProcessOfThisHostLapseAtOnce() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    var dead = new Claimant("host", process.pid(), NOON);
    var elsewhere = new Claimant("other-host", process.pid(), NOON);
    String first = arrive("a").number();
    String second = arrive("b").number();
    try (Ledger theirs = openAs(dead);
        Ledger others = openAs(elsewhere)) {
      assertThat(theirs.claim(first)).isPresent();
      assertThat(others.claim(second)).isPresent();
    }

    assertThat(ledger.claim(first)).isPresent();
    assertThat(ledger.claim(second)).isEmpty();
  }

  @Test
  void theClaimsOfALivingProcessStay() throws Exception {
    String number = arrive("a").number();
    var parent = ProcessHandle.current().parent().orElseThrow();
    var living =
        new Claimant("host", parent.pid(), parent.info().startInstant().orElse(Instant.EPOCH));
    try (Ledger theirs = openAs(living)) {
      assertThat(theirs.claim(number)).isPresent();
    }

    assertThat(ledger.claim(number)).isEmpty();
  }

  @Test
  void whatIsDeferredIsDueLaterAndOldestFirst() throws Exception {
    Submission first = claimed("a");
    String second = arrive("b").number();
    Submission deferred = ledger.defer(first, NOON.plusSeconds(60), "The service is away.");
    assertThat(deferred.attempts()).isEqualTo(1);
    assertThat(deferred.due()).contains(NOON.plusSeconds(60));
    assertThat(deferred.lastProblem()).contains("The service is away.");
    assertThat(ledger.claimDue(10)).extracting(Submission::number).containsExactly(second);
    ledger.letGo(ledger.find(second).orElseThrow());

    now = NOON.plusSeconds(60);
    List<Submission> due = ledger.claimDue(10);

    assertThat(due).extracting(Submission::number).containsExactly(second, first.number());
    Submission again = due.getLast();
    Submission sealed = ledger.advance(again, Samples.sealed(again.number()), List.of(), DAEMON);
    assertThat(sealed.attempts()).isZero();
    assertThat(sealed.due()).isEmpty();
    assertThat(sealed.lastProblem()).isEmpty();
  }

  @Test
  void aPersonCanRetryNowWhatWaits() throws Exception {
    Submission first = ledger.defer(claimed("a"), NOON.plusSeconds(60), "Away.");

    ledger.retryNow(first.number(), "it is back", CLERK);

    assertThat(ledger.claimDue(10)).extracting(Submission::number).containsExactly(first.number());
    assertThat(actions(first)).containsExactly("received", "retried");
  }

  @Test
  void aHeldSubmissionWaitsForAPersonAndGoesOnFromWhereItWas() throws Exception {
    Submission submission = claimed("mail");
    Progress from = submission.progress();
    ledger.advance(submission, Samples.held(from), List.of(), DAEMON);
    assertThat(ledger.claimDue(10)).isEmpty();
    assertThat(ledger.wasReleased(submission.number(), HoldReason.NO_EXPORT)).isFalse();

    Submission released = ledger.decide(submission.number(), from, "checked by eye", CLERK);

    assertThat(released.progress()).isEqualTo(from);
    assertThat(ledger.claim(submission.number())).isPresent();
    assertThat(ledger.custody(submission.number()).getLast().line())
        .contains("\"action\":\"released\"", "\"because\":\"checked by eye\"")
        .contains("\"held\":\"NO_EXPORT\"", "\"id\":\"clerk\",\"type\":\"person\"");
    assertThat(ledger.wasReleased(submission.number(), HoldReason.NO_EXPORT)).isTrue();
    assertThat(ledger.wasReleased(submission.number(), HoldReason.MALWARE)).isFalse();
  }

  @Test
  void rejectingClosesForGood() throws Exception {
    Submission submission = claimed("mail");
    ledger.advance(submission, Samples.held(submission.progress()), List.of(), DAEMON);
    var closed = new Progress.Closed(CloseReason.REJECTED, "Sent by mistake.", Optional.empty());

    ledger.decide(submission.number(), closed, "wrong mailbox", CLERK);

    assertThat(actions(submission)).containsExactly("received", "held", "rejected");
    assertThatThrownBy(() -> ledger.decide(submission.number(), closed, "again", CLERK))
        .isInstanceOf(NotHeldException.class)
        .hasMessageContaining("closed, not held");
  }

  @Test
  void anExportBelongsToOneSubmissionOfAnOfficerAndReference() {
    Submission first = claimed("mail 1", claims("a@example.police.uk", "CR/1"));
    Submission same = claimed("mail 2", claims("a@example.police.uk", "CR/1"));
    Submission none = claimed("mail 3", Claims.none());
    Submission other = claimed("mail 4", claims("b@example.police.uk", "CR/1"));

    assertThat(ledger.claimExport(first, export("e"))).isEmpty();
    assertThat(ledger.claimExport(first, export("e"))).isEmpty();
    assertThat(ledger.claimExport(same, export("e")).map(Submission::number))
        .contains(first.number());
    assertThat(ledger.claimExport(none, export("e")).map(Submission::number))
        .contains(first.number());
    assertThat(ledger.claimExport(other, export("e"))).isEmpty();
    assertThat(ledger.claimExport(same, export("f"))).isEmpty();

    assertThat(ledger.find(other.number()).orElseThrow().sameExportAs())
        .containsExactly(first.number(), none.number());
    assertThat(ledger.list().getFirst().sameExportAs())
        .containsExactly(none.number(), other.number());
  }

  @Test
  void aRejectedSubmissionStandsForItsExportNoLonger() throws Exception {
    Submission first = claimed("mail 1");
    ledger.claimExport(first, export("e"));
    var closed = new Progress.Closed(CloseReason.REJECTED, "No.", Optional.empty());
    ledger.advance(first, Samples.held(first.progress()), List.of(), DAEMON);
    ledger.decide(first.number(), closed, "no", CLERK);

    assertThat(ledger.claimExport(claimed("mail 2"), export("e"))).isEmpty();
  }

  @Test
  void aSplitOpensAChildForEachExport() throws Exception {
    Submission parent = claimed("mail", claims("a@example.police.uk", "CR/1"));

    List<Submission> children =
        ledger.split(parent, List.of(export("e"), export("f")), List.of(parsed("2")), DAEMON);

    assertThat(ledger.children(parent.number())).isEqualTo(children);
    assertThat(children)
        .allMatch(child -> child.parent().equals(Optional.of(parent.number())))
        .allMatch(child -> child.claims().equals(parent.claims()))
        .extracting(child -> child.original().export().orElseThrow())
        .containsExactly(export("e"), export("f"));
    assertThat(ledger.find(parent.number()).orElseThrow().progress())
        .isEqualTo(
            new Progress.Split(
                children.stream().map(Submission::number).toList(), Optional.empty()));
    assertThat(actions(parent)).containsExactly("received", "chat.parsed", "split");
    assertThat(ledger.claimDue(10)).hasSize(2);
    assertThat(ledger.arrive(intake("mail"), Claims.none(), DAEMON).submission().number())
        .isEqualTo(parent.number());
  }

  @Test
  void theJournalKeepsTheLastNoteOfEachStep() {
    Submission submission = claimed("mail");
    var journal = ledger.journal(submission);

    journal.write("session", "1");
    journal.write("session", "2");

    assertThat(journal.read("session")).contains("2");
    assertThat(journal.read("other")).isEmpty();
    assertThat(ledger.journal(claimed("b")).read("session")).isEmpty();
  }

  @Test
  void partsOfALooseExportAreReferredToAsWell() {
    Submission submission = claimed("mail");

    ledger.keepReference(submission, List.of(hash("part"), hash("part"), hash("mail")));

    assertThat(ledger.referencedObjects()).containsExactlyInAnyOrder(hash("mail"), hash("part"));
  }

  @Test
  void aFailureInTheMiddleOfAChangeLeavesNothingOfIt() {
    Submission submission = claimed("mail");
    var unprintable = new WorkEvent("chat.parsed", new TreeMap<>(Map.of("half", "\ud83d")));

    assertThatThrownBy(
            () -> ledger.split(submission, List.of(export("e")), List.of(unprintable), DAEMON))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(ledger.list()).containsExactly(submission);
    assertThat(ledger.referencedObjects()).containsExactly(hash("mail"));
    assertThat(arrive("next").number()).isEqualTo("SB-2026-000002");
  }

  private Submission arrive(String bytes) {
    return ledger.arrive(intake(bytes), Claims.none(), DAEMON).submission();
  }

  private Submission claimed(String bytes) {
    return claimed(bytes, Claims.none());
  }

  private Submission claimed(String bytes, Claims claims) {
    Submission arrived = ledger.arrive(intake(bytes), claims, DAEMON).submission();
    return ledger.claim(arrived.number()).orElseThrow();
  }

  private List<String> actions(Submission submission) {
    return ledger.custody(submission.number()).stream()
        .map(event -> Fields.parse(event.line()).text("action"))
        .toList();
  }

  @Test
  void submissionsAreCountedByStateAndReasonWhateverTheirChatsHold() throws Exception {
    arrive("a");
    now = NOON.plusSeconds(5);
    Submission sealed = claimed("b");
    sealed = ledger.advance(sealed, Samples.sealed(sealed.number()), List.of(), DAEMON);
    ledger.advance(sealed, Samples.held(sealed.progress()), List.of(), DAEMON);
    Submission waits = claimed("c");
    ledger.defer(waits, now.plusSeconds(60), "The disk is full.");
    var closed = new Progress.Closed(CloseReason.AUTOMATED, "A bounce.", Optional.empty());
    ledger.advance(claimed("d"), closed, List.of(), DAEMON);

    assertThat(ledger.tallies())
        .containsExactly(
            new Tally("closed", "AUTOMATED", 1, 0, now),
            new Tally("held", "NO_EXPORT", 1, 0, now),
            new Tally("received", "", 2, 1, NOON));
    assertThat(ledger.letters().counts()).isEmpty();
  }
}
