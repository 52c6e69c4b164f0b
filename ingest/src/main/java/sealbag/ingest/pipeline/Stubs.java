package sealbag.ingest.pipeline;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.covering.Patterns;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.RecordStub.Action;
import sealbag.uploaders.records.RecordStub.Mark;
import sealbag.uploaders.records.RecordStub.Row;

/// Makes the record stub of a submission: what is known, and what a clerk must complete.
///
/// @param patterns of valid references and exhibits
/// @param handling how everything is to be handled
record Stubs(Patterns patterns, RecordStub.Handling handling) {
  private static final String WITHHELD =
      "The submission is restricted: no draft rows are given. List it on the schedule for sensitive material.";

  /// What a stub is made of.
  ///
  /// @param receipt empty while the upload is waiting
  /// @param steps of the custody log, with the one that makes the stub
  record Facts(
      Submission submission,
      Findings findings,
      Parcel parcel,
      Optional<Receipt> receipt,
      SealedItems items,
      List<Action> steps) {}

  RecordStub of(Facts facts, String tool) {
    Submission submission = facts.submission();
    Findings findings = facts.findings();
    String received = submission.original().intake().sha256().hex();
    String export = findings.export().sha256().hex();
    return new RecordStub(
        RecordStub.submissionId(submission.number(), received, export),
        submission.number(),
        declared(submission),
        new RecordStub.Integrity(
            export,
            received,
            facts.parcel().sha256(),
            facts.parcel().manifestSha256(),
            findings.export().sizeBytes(),
            facts.parcel().sizeBytes()),
        facts.receipt(),
        findings.chats().stream().map(Stubs::chat).toList(),
        counts(findings, facts.items()),
        handling,
        log(findings, facts.steps()),
        disclosure(findings, facts.items()),
        findings.chats().stream().flatMap(c -> c.detail().missingNames().stream()).toList(),
        todo(submission.claims(), facts),
        tool);
  }

  private RecordStub.Declared declared(Submission submission) {
    Claims claims = submission.claims();
    return new RecordStub.Declared(
        submission.receivedAt(),
        claims.officer(),
        claims.reference().map(raw -> mark(raw, patterns.reference(raw))),
        claims.exhibit().map(raw -> mark(raw, patterns.exhibit(raw))),
        claims.reason().map(Stubs::words));
  }

  private static Mark mark(String raw, Patterns.Judged judged) {
    return new Mark(raw, judged.normalised(), judged.valid());
  }

  private static String words(String claimed) {
    for (Reason reason : Reason.values()) {
      if (reason.name().equals(claimed)) {
        return reason.words();
      }
    }
    return claimed;
  }

  private static RecordStub.ChatSummary chat(ChatSummary chat) {
    return new RecordStub.ChatSummary(
        Optional.of(chat.name()),
        chat.records(),
        chat.firstTimestamp().map(LocalDateTime::parse),
        chat.lastTimestamp().map(LocalDateTime::parse),
        chat.dateOrder(),
        chat.dateOrderCertainty(),
        chat.labels());
  }

  private static RecordStub.Counts counts(Findings findings, SealedItems items) {
    long records = 0;
    long present = 0;
    long missing = 0;
    for (ChatSummary chat : findings.chats()) {
      records += chat.records();
      present += chat.present();
      missing += chat.missing();
    }
    return new RecordStub.Counts(
        records,
        present + missing,
        present,
        missing,
        items.unreadLines(),
        findings.export().sizeBytes());
  }

  /// The message that is said to be the evidence comes first: its time has no zone, so that nobody
  /// can say whether it was before or after the others.
  private static List<Action> log(Findings findings, List<Action> steps) {
    var log = new ArrayList<Action>();
    findings.chats().stream()
        .flatMap(chat -> chat.lastTimestamp().stream())
        .map(LocalDateTime::parse)
        .max(Comparator.naturalOrder())
        .ifPresent(last -> log.add(Action.message(last)));
    log.addAll(steps);
    return log;
  }

  private static RecordStub.Disclosure disclosure(Findings findings, SealedItems items) {
    if (findings.restricted()) {
      return new RecordStub.Disclosure(List.of(), 0, Optional.of(WITHHELD));
    }
    var rows = new ArrayList<Row>();
    findings.chats().forEach(chat -> rows.add(row(chat)));
    rows.addAll(items.rows());
    return new RecordStub.Disclosure(rows, items.more(), Optional.empty());
  }

  private static Row row(ChatSummary chat) {
    String description =
        "WhatsApp chat export of %,d messages and notices of %,d senders, from %s to %s by the phone's clock"
            .formatted(
                chat.records(),
                chat.labels().size(),
                chat.firstTimestamp().orElse("unknown"),
                chat.lastTimestamp().orElse("unknown"));
    return new Row(description, Optional.of("CHAT"), Optional.of(chat.detail().text().hex()));
  }

  private List<RecordStub.Todo> todo(Claims claims, Facts facts) {
    var todo = new ArrayList<RecordStub.Todo>();
    if (facts.receipt().isEmpty() && !handling.recordOnly()) {
      add(todo, "evidence", "The upload is waiting; the evidence id is added when it is there.");
    }
    facts.receipt().flatMap(Receipt::left).ifPresent(left -> add(todo, "caseLink", left));
    reference(claims, todo);
    exhibit(claims, todo);
    if (claims.officer().isEmpty()) {
      add(todo, "officer", "Whose export it is was not said.");
    }
    if (claims.reason().isEmpty()) {
      add(todo, "reason", "Why the chat was exported was not said.");
    }
    if (facts.findings().chats().stream().anyMatch(chat -> chat.missing() > 0)) {
      add(todo, "missingAttachments", "The chat names files that are not there: ask for them.");
    }
    add(
        todo,
        "persons",
        "The export names people as one phone's address book does; who they are is for you to record.");
    add(todo, "location", "The export does not say where anything happened.");
    add(todo, "mg6c", "The draft rows are proposed from the files; describe each one yourself.");
    add(todo, "mopiGroup", "Group, review date and retention are for you to set.");
    return todo;
  }

  private void reference(Claims claims, List<RecordStub.Todo> todo) {
    if (claims.reference().isEmpty()) {
      add(todo, "reference", "NO_REFERENCE: no case reference came with the export.");
    } else if (!patterns.reference(claims.reference().orElseThrow()).valid()) {
      add(todo, "reference", "The reference has none of the usual shapes: check it.");
    }
  }

  private void exhibit(Claims claims, List<RecordStub.Todo> todo) {
    if (claims.exhibit().isEmpty()) {
      add(todo, "exhibit", "No exhibit reference came with the export. None is made up.");
    } else {
      boolean valid = patterns.exhibit(claims.exhibit().orElseThrow()).valid();
      add(
          todo,
          "exhibit",
          valid
              ? "The exhibit reference is proposed: confirm it."
              : "The exhibit reference is proposed and has none of the usual shapes: check it.");
    }
  }

  private static void add(List<RecordStub.Todo> todo, String field, String why) {
    todo.add(new RecordStub.Todo(field, why));
  }
}
