package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Correspondence;
import sealbag.ingest.ledger.Export;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Letters.Unanswered;
import sealbag.ingest.ledger.LookUps;
import sealbag.ingest.ledger.Original;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Served;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.StubReceipt;

/// Invented submissions whose every text that a stranger wrote is a canary.
final class SampleMails {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String OFFICER = "jo.shah@force.example";
  static final List<String> CANARIES =
      List.of("CANARY", "Zo\u00eb", "Dana", "07700", "900123", "IMG-", "file:///");

  private SampleMails() {}

  static LetterSettings settings() {
    var from = new Address("exports@sealbag.example");
    return new LetterSettings(
        from,
        "sealbag.example",
        new LetterSettings.Words(
            "Axon",
            Optional.of("call the digital desk on extension 4100"),
            "Lawful Business Monitoring applies to messages on issued devices.",
            ZoneId.of("Europe/London")),
        Optional.of(new Address("supervisor@force.example")),
        Optional.of(new Address("desk@force.example")),
        Set.of(from),
        new LetterSettings.Limits(20, Duration.ofDays(14), Duration.ofHours(4), Duration.ofDays(3)),
        new LetterSettings.Folder(Path.of("outbox")));
  }

  /// The same where packages of these reasons are recorded and not uploaded.
  static LetterSettings recordingOnly(Reason... reasons) {
    LetterSettings usual = settings();
    LetterSettings.Words words = usual.words();
    return new LetterSettings(
        usual.from(),
        usual.domain(),
        new LetterSettings.Words(
            words.evidenceSystem(), words.help(), words.notice(), words.zone(), Set.of(reasons)),
        usual.supervisor(),
        usual.staff(),
        usual.own(),
        usual.limits(),
        usual.outbox());
  }

  static Sha256 hash(String of) {
    return Sha256.of(of.getBytes(UTF_8));
  }

  static Claims claims(String reference, String exhibit, String reason) {
    return new Claims(Optional.of(OFFICER), given(reference), given(exhibit), given(reason));
  }

  static Claims usual() {
    return claims("01/2345678/26", "JS/1", "EVIDENCE_RECEIVED");
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static Correspondence mail() {
    return new Correspondence(
        Optional.of(OFFICER),
        Optional.of("<first.0001@phone.force.example>"),
        List.of("<start.0000@phone.force.example>"),
        true);
  }

  static Original original() {
    var served = new Served("inbox", "CANARY-UID", "as-served-imap", true, Optional.of(NOON));
    var intake =
        new Intake(
            Intake.Kind.FILE,
            hash("mail"),
            5_000,
            "CANARY WhatsApp Chat with Dana 07700 900123.eml",
            Optional.of(served));
    return new Original(intake, Optional.empty());
  }

  static Submission submission(Progress progress, Claims claims) {
    return submission("SB-2026-000123", progress, claims, Optional.empty());
  }

  static Submission submission(
      String number, Progress progress, Claims claims, Optional<String> parent) {
    boolean waits = progress.isOpen();
    return new Submission(
        number,
        Instant.parse("2026-11-22T09:14:06Z"),
        original(),
        claims,
        Optional.of(mail()),
        progress,
        waits ? 1 : 0,
        waits ? Optional.of(NOON.plusSeconds(60)) : Optional.empty(),
        Optional.of("CANARY cannot reach the host of Dana"),
        parent,
        List.of("SB-2026-000999"),
        7);
  }

  /// Of which no try has failed.
  static Unanswered planned(Progress progress, Claims claims) {
    Submission one = submission(progress, claims);
    var planned =
        new Submission(
            one.number(),
            one.receivedAt(),
            one.original(),
            one.claims(),
            one.correspondence(),
            progress,
            0,
            one.due(),
            one.lastProblem(),
            one.parent(),
            one.sameExportAs(),
            one.version());
    return new Unanswered(planned, List.of(), 1);
  }

  static Unanswered alone(Progress progress, Claims claims) {
    return new Unanswered(submission(progress, claims), List.of(), 1);
  }

  /// A chat that nothing is wrong with.
  static ChatSummary chat() {
    return losing("2027-01-31T08:11:00", chat("android", 148, "proved", 17, 0, 0));
  }

  static ChatSummary chat(
      String platform, long records, String certainty, int present, int missing, long omitted) {
    return new ChatSummary(
        "WhatsApp Chat with CANARY Zo\u00eb",
        records,
        Optional.of("2026-11-02T08:11:00"),
        Optional.of("2026-11-22T09:02:00"),
        "DMY",
        certainty,
        "line 9: CANARY day 13",
        List.of("CANARY Zo\u00eb", "+44 7700 900123", "Dana"),
        present,
        missing,
        1,
        new ChatSummary.Detail(
            platform, hash("text"), 1200, omitted, Optional.empty(), List.of("IMG-CANARY.jpg")));
  }

  /// The same chat, whose messages may disappear from then on.
  static ChatSummary losing(String from, ChatSummary chat) {
    ChatSummary.Detail detail = chat.detail();
    return new ChatSummary(
        chat.name(),
        chat.records(),
        chat.firstTimestamp(),
        chat.lastTimestamp(),
        chat.dateOrder(),
        chat.dateOrderCertainty(),
        chat.dateOrderProof(),
        chat.labels(),
        chat.present(),
        chat.missing(),
        chat.unreferenced(),
        new ChatSummary.Detail(
            detail.platform(),
            detail.text(),
            detail.textBytes(),
            detail.omitted(),
            Optional.of(from),
            detail.missingNames()));
  }

  static Progress.Received received() {
    return new Progress.Received(original(), false);
  }

  static Progress.Sealed sealed(ChatSummary... chats) {
    return new Progress.Sealed(findings(Export.Kind.ZIP, chats), parcel());
  }

  static Progress.Uploaded uploaded(ChatSummary... chats) {
    return new Progress.Uploaded(findings(Export.Kind.ZIP, chats), parcel(), receipt());
  }

  static Progress.Recorded recorded(ChatSummary... chats) {
    return recorded(findings(Export.Kind.ZIP, chats));
  }

  /// Of a reason that asks for a record only.
  static Progress.Recorded recordedOnly(ChatSummary... chats) {
    Progress.Recorded recorded = recorded(chats);
    return new Progress.Recorded(
        recorded.findings(), recorded.parcel(), Optional.empty(), recorded.stub());
  }

  static Progress.Recorded recorded(Findings findings) {
    var stub = new StubReceipt(URI.create("file:///CANARY/1.json"), "stub-SB-2026-000123");
    return new Progress.Recorded(findings, parcel(), Optional.of(receipt()), stub);
  }

  static Progress.Held held(HoldReason reason, Progress from) {
    return new Progress.Held(
        reason, "CANARY The file \"IMG-CANARY of Dana.jpg\" is odd. Ask 07700 900123.", from);
  }

  static Progress.Closed closed(CloseReason why, Optional<String> other) {
    return new Progress.Closed(why, "CANARY said Dana.", other);
  }

  private static Receipt receipt() {
    return new Receipt(
        URI.create("file:///CANARY/a.zip"), "7f1c-evidence", hash("package").hex(), 1234);
  }

  static Findings findings(Export.Kind kind, ChatSummary... chats) {
    return findings(kind, List.of(), chats);
  }

  static Findings findings(Export.Kind kind, List<Related> related, ChatSummary... chats) {
    return findings(Set.of("CRC_MISMATCH"), kind, related, chats);
  }

  static Findings findings(
      Set<String> flags, Export.Kind kind, List<Related> related, ChatSummary... chats) {
    return new Findings(
        new Export(kind, hash("export"), 4_000, "CANARY WhatsApp Chat with Dana.zip"),
        List.of(chats),
        flags,
        4096,
        new LookUps("clean", "CANARY", "none-known", "CANARY"),
        false,
        related,
        Instant.parse("2026-11-22T09:14:20Z"));
  }

  private static Parcel parcel() {
    var label =
        new Parcel.Label(
            "CANARY title",
            Optional.of("01/2345678/26"),
            Optional.empty(),
            Optional.of(OFFICER),
            NOON);
    return new Parcel(
        "SB-2026-000123",
        Path.of("packages/SB-2026-000123.zip"),
        hash("package").hex(),
        1234,
        hash("manifest").hex(),
        label);
  }
}
