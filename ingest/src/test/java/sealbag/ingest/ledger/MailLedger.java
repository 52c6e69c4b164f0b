package sealbag.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static sealbag.ingest.ledger.Samples.DAEMON;
import static sealbag.ingest.ledger.Samples.hash;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A ledger with a mailbox.
abstract class MailLedger {
  static final String BOX = "intake";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Claimant ME = Claimant.ofThisProcess("host");
  static final Claimant OTHER = new Claimant("elsewhere", 4711, NOON);

  Instant now = NOON;
  Ledger ledger;
  Mailboxes mailboxes;
  Letters letters;

  /// A new pool on the test's own, empty database.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    ledger = openAs(ME);
    mailboxes = ledger.mailboxes();
    letters = ledger.letters();
  }

  Ledger openAs(Claimant claimant) throws Exception {
    return Ledger.open(database(), claimant, () -> now, Samples.PACKAGES);
  }

  @AfterEach
  void theCustodyLogIsSound() throws IOException {
    assertThat(ledger.verifyCustody().faults()).isEmpty();
    ledger.close();
  }

  void listed(String... ids) {
    assertThat(mailboxes.lease(BOX)).isTrue();
    List<ListedMail> mails = java.util.Arrays.stream(ids).map(MailContract::mail).toList();
    mailboxes.note(BOX, mails, "after " + ids[ids.length - 1]);
  }

  static ListedMail mail(String id) {
    return new ListedMail(id, "mail.eml", 100, Optional.of(NOON), 0);
  }

  Submission take(String id, String raw) {
    var served = new Served(BOX, id, "as-served-imap", true, Optional.of(NOON));
    var intake =
        new Intake(Intake.Kind.FILE, hash(raw), raw.length(), "mail.eml", Optional.of(served));
    return mailboxes.take(BOX, mail(id), intake, DAEMON).submission();
  }

  Submission held(String id, String raw) throws StaleClaimException {
    listed(id);
    Submission submission = ledger.claim(take(id, raw).number()).orElseThrow();
    return ledger.advance(submission, waiting(submission), List.of(), DAEMON);
  }

  Mailboxes.Known known(String id) {
    return Optional.ofNullable(mailboxes.all(BOX).get(id)).orElseThrow();
  }

  static Progress waiting(Submission submission) {
    return new Progress.Held(
        HoldReason.NO_REFERENCE, "It names no reference.", submission.progress());
  }

  static Letter letter(Submission about, String kind) {
    return new Letter(
        about.number() + "." + kind + "@example.org",
        about.number(),
        kind,
        "pc@example.org",
        "Subject: Safe\r\n\r\nIt is safe.\r\n");
  }

  static Correspondence correspondence(String sender) {
    return new Correspondence(
        Optional.of(sender), Optional.of("<1@example.org>"), List.of("<0@example.org>"), true);
  }

  static WorkEvent event(String action) {
    return new WorkEvent(action, new TreeMap<>(Map.of("by", "test")));
  }

  List<String> actions(Submission submission) {
    return ledger.custody(submission.number()).stream()
        .map(event -> Fields.parse(event.line()).text("action"))
        .toList();
  }
}
