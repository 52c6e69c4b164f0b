package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sealbag.ingest.ledger.Samples.CLERK;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.hash;
import static sealbag.ingest.ledger.Samples.intake;
import static sealbag.ingest.ledger.Samples.parsed;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sealbag.ingest.ledger.CustodyCheck.Fault;

/// What the custody log holds and what tampering with it shows, whichever database keeps it.
abstract class CustodyContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String A = "SB-2026-000001";
  private static final String B = "SB-2026-000002";

  private Instant now = NOON;
  private Ledger ledger;

  /// A new pool on the test's own, empty database.
  abstract DataSource database() throws Exception;

  /// Two submissions, A and B, whose events alternate: A1 B1 A2 B2 A3 B3 in the whole log.
  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open(database(), Claimant.ofThisProcess("host"), () -> now, Samples.PACKAGES);
    ledger.arrive(intake("a"), Claims.none(), DAEMON);
    ledger.arrive(intake("b"), Claims.none(), DAEMON);
    for (String action : List.of("shown", "exported")) {
      ledger.note(A, action, new TreeMap<>(), CLERK);
      ledger.note(B, action, new TreeMap<>(), CLERK);
    }
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  @Test
  void anEventIsOneCanonicalLineWithoutNames() {
    Submission submission = arrive("c");

    assertThat(ledger.custody(submission.number()).getFirst().line())
        .isEqualTo(
            "{\"action\":\"received\",\"actor\":{\"id\":\"sealbag\",\"type\":\"service\"},"
                + "\"at\":\"2026-11-22T12:00:00.000Z\",\"details\":{\"intake\":\""
                + hash("c")
                + "\",\"intakeBytes\":\"1\"},\"n\":1,\"prev\":\""
                + "0".repeat(64)
                + "\",\"state\":\"received\",\"submission\":\"SB-2026-000003\","
                + "\"tool\":{\"name\":\"sealbag\",\"version\":\"0.1.0\"}}");
  }

  @Test
  void plannedEventsAreWrittenByteForByte() throws Exception {
    Submission submission = claimed("c");
    PlannedEvents planned =
        ledger.plan(submission, List.of(parsed("3"), parsed("4")), DAEMON, NOON.plusMillis(7));
    now = NOON.plusSeconds(9);

    ledger.advance(submission, Samples.sealed(submission.number()), planned);

    assertThat(ledger.custody(submission.number()).stream().map(CustodyEvent::line))
        .hasSize(4)
        .startsWith(planned.lines().toArray(String[]::new));
    assertThat(planned.lines()).hasSize(3).last().asString().contains("12:00:00.007Z");
  }

  @Test
  void aPlanThatWasOvertakenIsRefused() throws Exception {
    Submission submission = claimed("c");
    PlannedEvents planned = ledger.plan(submission, List.of(parsed("3")), DAEMON, NOON);
    ledger.note(submission.number(), "shown", new TreeMap<>(), CLERK);

    assertThatThrownBy(
            () -> ledger.advance(submission, Samples.sealed(submission.number()), planned))
        .isInstanceOf(StaleClaimException.class);

    assertThat(actions(submission)).containsExactly("received", "shown");
    assertThat(ledger.find(submission.number())).contains(submission);
  }

  @Test
  void anUntouchedLogIsSound() {
    CustodyCheck check = ledger.verifyCustody();

    assertThat(check).isEqualTo(new CustodyCheck(6, 2, List.of()));
    assertThat(check.sound()).isTrue();
  }

  @Test
  void aChangedLineIsNamed() throws Exception {
    tamper("UPDATE custody_event SET line = replace(line, 'shown', 'known') WHERE seq = 3");

    assertThat(places()).containsExactly(A + " 2");
  }

  @Test
  void aChangedLineWithItsHashMadeAnewIsNamed() throws Exception {
    String line = line(A, 2).replace("shown", "known");

    tamper(
        "UPDATE custody_event SET line = '%s', hash = '%s' WHERE seq = 3"
            .formatted(line, EventHash.ofLine(line)));

    assertThat(places()).contains(A + " 2").contains(A + " 3").doesNotContain(B + " 2");
  }

  @Test
  void aChangedLastLineWithItsHashMadeAnewIsNamed() throws Exception {
    String line = line(A, 3).replace("clerk", "nobody");

    tamper(
        "UPDATE custody_event SET line = '%s', hash = '%s' WHERE seq = 5"
            .formatted(line, EventHash.ofLine(line)));

    assertThat(places()).contains(A + " 3").noneMatch(place -> place.startsWith(B));
  }

  @Test
  void aRemovedEventIsNamed() throws Exception {
    tamper("DELETE FROM custody_event WHERE seq = 3");

    assertThat(places()).contains(A + " 2").noneMatch(place -> place.startsWith(B));
  }

  @Test
  void aRemovedLastEventIsNamed() throws Exception {
    tamper("DELETE FROM custody_event WHERE seq = 6");

    assertThat(places()).contains(B + " 3").noneMatch(place -> place.startsWith(A));
  }

  @Test
  void aRemovedLastEventShowsEvenWhenItsSubmissionWasTrimmedToo() throws Exception {
    tamper(
        "DELETE FROM custody_event WHERE seq = 6",
        "UPDATE submission SET events = 2, last_hash = '%s' WHERE number = '%s'"
            .formatted(ledger.custody(B).get(1).hash(), B));

    assertThat(places()).containsExactly(" 5");
  }

  @Test
  void swappedEventsAreNamed() throws Exception {
    tamper(
        "UPDATE custody_event SET n = 9 WHERE seq = 3",
        "UPDATE custody_event SET n = 2 WHERE seq = 5",
        "UPDATE custody_event SET n = 3 WHERE seq = 3");

    assertThat(places()).contains(A + " 2", A + " 3").noneMatch(place -> place.startsWith(B));
  }

  @Test
  void eventsOfTwoSubmissionsInAnotherOrderAreNamed() throws Exception {
    tamper(
        "UPDATE custody_event SET seq = 99 WHERE seq = 3",
        "UPDATE custody_event SET seq = 3 WHERE seq = 4",
        "UPDATE custody_event SET seq = 4 WHERE seq = 99");

    assertThat(places()).contains(A + " 2", B + " 2");
  }

  @Test
  void anInsertedEventIsNamed() throws Exception {
    String line = line(A, 3).replace("\"n\":3", "\"n\":4");

    tamper(
        "INSERT INTO custody_event (seq, submission, n, line, hash, head)"
            + " VALUES (7, '%s', 4, '%s', '%s', '%s')"
                .formatted(A, line, EventHash.ofLine(line), EventHash.ZERO));

    assertThat(places()).contains(A + " 4").noneMatch(place -> place.startsWith(B));
  }

  @Test
  void anInsertedEventThatIsChainedWellShowsInTheSubmissionAndInTheHead() throws Exception {
    String line =
        line(A, 3)
            .replace("\"n\":3", "\"n\":4")
            .replaceFirst("\"prev\":\"[0-9a-f]+", "\"prev\":\"" + ledger.custody(A).get(2).hash());
    String hash = EventHash.ofLine(line);

    tamper(
        "INSERT INTO custody_event (seq, submission, n, line, hash, head)"
            + " SELECT 7, '%s', 4, '%s', '%s', head FROM custody_head".formatted(A, line, hash));

    assertThat(places()).contains(A + " 4", " 7").noneMatch(place -> place.startsWith(B));
  }

  @Test
  void aStateThatNoEventMadeIsNamed() throws Exception {
    tamper("UPDATE submission SET state = 'recorded' WHERE number = '%s'".formatted(B));

    assertThat(places()).containsExactly(B + " 3");
  }

  @Test
  void aSubmissionThatNowNamesOtherBytesIsNamed() throws Exception {
    tamper(
        "UPDATE submission SET intake_sha256 = '%s' WHERE number = '%s'"
            .formatted("0".repeat(64), B));

    assertThat(places()).containsExactly(B + " 1");
  }

  @Test
  void aStateChangedInsideItsDescriptionIsNamed() throws Exception {
    tamper(
        "UPDATE submission SET progress = '%s' WHERE number = '%s'"
            .formatted(new ProgressJson(Samples.PACKAGES).write(Samples.sealed(B)), B));

    assertThat(places()).containsExactly(B + " 3");
  }

  @Test
  void aLineThatIsNoJsonIsAFaultAndNotACrash() throws Exception {
    tamper("UPDATE custody_event SET line = 'x', hash = 'y' WHERE seq = 3");

    assertThat(places()).contains(A + " 2");
  }

  private void tamper(String... statements) throws Exception {
    TestDatabases.execute(database(), statements);
  }

  private String line(String number, int n) {
    return ledger.custody(number).get(n - 1).line();
  }

  private List<String> places() {
    return ledger.verifyCustody().faults().stream().map(CustodyContract::place).toList();
  }

  private static String place(Fault fault) {
    return fault.submission() + " " + fault.seq();
  }

  private Submission arrive(String bytes) {
    return ledger.arrive(intake(bytes), Claims.none(), DAEMON).submission();
  }

  private Submission claimed(String bytes) {
    return ledger.claim(arrive(bytes).number()).orElseThrow();
  }

  private List<String> actions(Submission submission) {
    return ledger.custody(submission.number()).stream()
        .map(event -> Fields.parse(event.line()).text("action"))
        .toList();
  }
}
