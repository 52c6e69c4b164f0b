package sealbag.ingest.receipts;

import static sealbag.ingest.receipts.SampleMails.NOON;
import static sealbag.ingest.receipts.SampleMails.alone;
import static sealbag.ingest.receipts.SampleMails.chat;
import static sealbag.ingest.receipts.SampleMails.claims;
import static sealbag.ingest.receipts.SampleMails.closed;
import static sealbag.ingest.receipts.SampleMails.findings;
import static sealbag.ingest.receipts.SampleMails.held;
import static sealbag.ingest.receipts.SampleMails.losing;
import static sealbag.ingest.receipts.SampleMails.received;
import static sealbag.ingest.receipts.SampleMails.recorded;
import static sealbag.ingest.receipts.SampleMails.recordedOnly;
import static sealbag.ingest.receipts.SampleMails.sealed;
import static sealbag.ingest.receipts.SampleMails.submission;
import static sealbag.ingest.receipts.SampleMails.uploaded;
import static sealbag.ingest.receipts.SampleMails.usual;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters.Unanswered;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer.Noted;

/// One letter for each branch that an officer, a supervisor or the staff can meet.
final class LetterCases {
  private static final Claims NONE = claims("", "", "");
  private static final Claims RESTRICTED = claims("01/2345678/26", "", "PROHIBITED_USE");

  private static final Map<String, Letter> ALL = made();

  private final Composer composer = new Composer(SampleMails.settings());
  private final Map<String, Letter> letters = new TreeMap<>();

  static Letter of(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  /// By the name of the case.
  static Map<String, Letter> all() {
    return ALL;
  }

  private static Map<String, Letter> made() {
    var cases = new LetterCases();
    cases.recordedOnes();
    cases.waitingOnes();
    cases.heldOnes();
    cases.closedOnes();
    cases.splitOnes();
    cases.notedOnes();
    cases.reminders();
    cases.staffOnes();
    return Collections.unmodifiableMap(cases.letters);
  }

  private void answer(String name, Progress progress, Claims claims) {
    letters.put(name, composer.answer(alone(progress, claims), NOON).orElseThrow());
  }

  private void recordedOnes() {
    answer("recorded", recorded(chat()), usual());
    answer("recorded-only", recordedOnly(chat()), claims("01/2345678/26", "", "RECORD_OF_CONTACT"));
    answer("recorded-no-reference", recorded(chat()), NONE);
    answer(
        "recorded-text-only",
        recorded(losing("2026-12-03T10:00:00", chat("android", 148, "proved", 0, 0, 7))),
        usual());
    answer(
        "recorded-text-only-of-contact",
        recorded(chat("android", 148, "proved", 0, 0, 7)),
        claims("01/2345678/26", "", "RECORD_OF_CONTACT"));
    answer(
        "recorded-missing-files",
        recorded(losing("2026-11-20T10:00:00", chat("android", 1, "inferred", 14, 3, 0))),
        usual());
    answer(
        "recorded-iphone-at-the-cap", recorded(chat("ios", 10_001, "assumed", 900, 0, 0)), usual());
    answer("recorded-loose-files", recorded(findings(Export.Kind.FILES, chat())), usual());
    answer("recorded-unread", recorded(findings(Export.Kind.OTHER)), usual());
    belongingOnes();
  }

  private void belongingOnes() {
    answer(
        "recorded-belonging",
        recorded(
            findings(
                Export.Kind.ZIP,
                List.of(
                    related(Related.How.LONGER, 52, "CANARY.jpg", "b.jpg", "c.jpg", "d.jpg"),
                    new Related(
                        "SB-2026-000098",
                        Related.How.SAME_TITLE,
                        Related.Same.unknown(),
                        0,
                        List.of())),
                chat())),
        usual());
    answer(
        "recorded-belonging-files",
        recorded(
            findings(Export.Kind.FILES, List.of(related(Related.How.SUPPLIES, 0, "CANARY.jpg")))),
        usual());
    answer(
        "recorded-same-text",
        recorded(findings(Export.Kind.ZIP, List.of(related(Related.How.SAME_TEXT, 0)), chat())),
        usual());
    answer(
        "recorded-forwarded",
        recorded(findings(Set.of("FORWARDED"), Export.Kind.ZIP, List.of(), chat())),
        usual());
    answer("recorded-shorter", recorded(agreeing(Related.How.SHORTER)), usual());
    answer("recorded-diverging", recorded(agreeing(Related.How.DIVERGES)), usual());
  }

  private static Findings agreeing(Related.How how) {
    var same = new Related.Same(1_204, 60_123);
    return findings(
        Export.Kind.ZIP, List.of(new Related("SB-2026-000099", how, same, 0, List.of())), chat());
  }

  private static Related related(Related.How how, long records, String... names) {
    return new Related("SB-2026-000099", how, Related.Same.unknown(), records, List.of(names));
  }

  private void waitingOnes() {
    answer("received", received(), usual());
    answer("sealed", sealed(chat()), usual());
    letters.put(
        "sealed-planned",
        composer.answer(SampleMails.planned(sealed(chat()), usual()), NOON).orElseThrow());
    answer("uploaded", uploaded(chat()), usual());
    answer("restricted-before-upload", sealed(chat()), RESTRICTED);
    answer("restricted-recorded", recorded(chat()), RESTRICTED);
  }

  private void heldOnes() {
    for (HoldReason reason : HoldReason.values()) {
      Progress from =
          switch (reason) {
            case NO_REFERENCE, RESTRICTED, UPLOAD_REFUSED -> sealed(chat());
            case RECORD_REFUSED -> uploaded(chat());
            default -> received();
          };
      if (reason != HoldReason.SENDER) {
        answer(
            "held-" + reason,
            held(reason, from),
            reason == HoldReason.NO_REFERENCE ? NONE : usual());
      }
    }
    answer(
        "held-UPLOAD_REFUSED-no-reference", held(HoldReason.UPLOAD_REFUSED, sealed(chat())), NONE);
    answer("held-RECORD_REFUSED-only", held(HoldReason.RECORD_REFUSED, sealed(chat())), usual());
    answer("held-LINK_ONLY-last-day", link("until 5 December 2026 only, 14 days after"), usual());
    answer("held-LINK_ONLY-days", link("for 30 days only. "), usual());
  }

  private static Progress link(String kept) {
    return new Progress.Held(
        HoldReason.LINK_ONLY,
        "The mail holds a link to CANARY Drive. The file is there " + kept,
        received());
  }

  private void closedOnes() {
    answer("duplicate", closed(CloseReason.DUPLICATE, Optional.of("SB-2026-000101")), usual());
    answer("rejected", closed(CloseReason.REJECTED, Optional.empty()), usual());
  }

  private void splitOnes() {
    letters.put("parts", composer.answer(split(), NOON).orElseThrow());
  }

  static Unanswered split() {
    List<Progress> states =
        List.of(
            recorded(losing("2027-01-31T08:11:00", chat("android", 148, "proved", 14, 3, 0))),
            held(HoldReason.NO_REFERENCE, sealed(chat())),
            closed(CloseReason.DUPLICATE, Optional.of("SB-2026-000101")),
            held(HoldReason.RESTRICTED, sealed(chat())));
    var parts = new java.util.ArrayList<Submission>();
    for (Progress state : states) {
      String number = "SB-2026-00012" + (4 + parts.size());
      parts.add(submission(number, state, usual(), Optional.of("SB-2026-000123")));
    }
    var numbers = parts.stream().map(Submission::number).toList();
    Submission root = submission(new Progress.Split(numbers, Optional.empty()), usual());
    return new Unanswered(root, parts, 1);
  }

  private void notedOnes() {
    for (Noted one : Noted.values()) {
      letters.put("noted-" + one, noted(Set.of(one)));
    }
    letters.put("noted-both", noted(Set.of(Noted.REFERENCE, Noted.EXHIBIT)));
    letters.put("noted-picture", noted(Set.of(Noted.NOTHING), 2));
  }

  private Letter noted(Set<Noted> noted) {
    return noted(noted, 0);
  }

  private Letter noted(Set<Noted> noted, int pictures) {
    Submission about = submission(sealed(chat()), usual());
    return composer
        .noted(about, SampleMails.mail(), SampleMails.hash("answer"), noted, pictures, NOON)
        .orElseThrow();
  }

  private void staffOnes() {
    Submission recorded = submission(recorded(chat()), usual());
    Submission restricted = submission(recorded(chat()), RESTRICTED);
    var staff = new Address("staff@example.police.uk");
    letters.put(
        "record-pending",
        composer.pendingStub(recorded, staff, "stub-1.json", "{\"CANARY\": 1}", NOON));
    letters.put(
        "see-to-record",
        composer.contradicted(recorded, SampleMails.hash("m"), NOON).orElseThrow());
    letters.put(
        "see-to-record-restricted",
        composer.contradicted(restricted, SampleMails.hash("m"), NOON).orElseThrow());
    letters.put("see-to-record-refused", composer.refusedNote(recorded, 1, NOON).orElseThrow());
  }

  private void reminders() {
    var reminders = new Reminders(SampleMails.settings());
    Submission held = submission(held(HoldReason.NO_REFERENCE, sealed(chat())), NONE);
    var late = NOON.plus(Duration.ofDays(60));
    for (Letter letter : reminders.due(late, List.of(held), Set.of())) {
      letters.put(letter.kind(), letter);
    }
    Submission sealed = submission(sealed(chat()), usual());
    Submission part =
        submission("SB-2026-000124", sealed(chat()), usual(), Optional.of("SB-2026-000123"));
    var soon = NOON.plus(Duration.ofHours(9));
    letters.put("upload-waits", reminders.due(soon, List.of(sealed), Set.of()).getFirst());
    letters.put("upload-waits-part", reminders.due(soon, List.of(part), Set.of()).getFirst());
    Submission restricted = submission(held(HoldReason.RESTRICTED, sealed(chat())), RESTRICTED);
    letters.put("restricted-waits", reminders.due(NOON, List.of(restricted), Set.of()).getFirst());
    List<Submission> waiting = List.of(held, restricted, submission(sealed(chat()), usual()));
    Digest digest = reminders.digest(NOON);
    waiting.forEach(digest::count);
    letters.put("digest", digest.letter().orElseThrow());
  }
}
