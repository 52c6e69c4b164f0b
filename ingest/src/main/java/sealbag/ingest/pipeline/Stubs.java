package sealbag.ingest.pipeline;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.RecordStub;

/// Makes the record stub of an uploaded submission: what is known, and what a clerk must complete.
final class Stubs {
  private Stubs() {}

  /// @param receipt empty where the package is not uploaded
  static RecordStub of(
      Submission submission, Findings findings, Parcel parcel, Optional<Receipt> receipt) {
    Claims claims = submission.claims();
    return new RecordStub(
        submission.number(),
        submission.receivedAt(),
        findings.sealedAt(),
        claims.officer(),
        claims.reference(),
        claims.exhibit(),
        claims.reason(),
        findings.export().sha256().hex(),
        submission.original().intake().sha256().hex(),
        parcel.sha256(),
        parcel.manifestSha256(),
        receipt,
        findings.chats().stream().map(Stubs::chat).toList(),
        findings.chats().stream().flatMap(chat -> chat.labels().stream()).toList(),
        counts(findings),
        todo(claims));
  }

  private static RecordStub.ChatSummary chat(ChatSummary chat) {
    return new RecordStub.ChatSummary(
        Optional.of(chat.name()),
        chat.records(),
        chat.firstTimestamp().map(LocalDateTime::parse),
        chat.lastTimestamp().map(LocalDateTime::parse),
        chat.dateOrder(),
        chat.dateOrderCertainty());
  }

  private static RecordStub.Counts counts(Findings findings) {
    long records = 0;
    long present = 0;
    long missing = 0;
    for (ChatSummary chat : findings.chats()) {
      records += chat.records();
      present += chat.present();
      missing += chat.missing();
    }
    return new RecordStub.Counts(
        records, present + missing, present, missing, findings.export().sizeBytes());
  }

  private static List<RecordStub.Todo> todo(Claims claims) {
    var todo = new ArrayList<RecordStub.Todo>();
    if (claims.reference().isEmpty()) {
      todo.add(new RecordStub.Todo("reference", "No case reference came with the export."));
    }
    if (claims.exhibit().isEmpty()) {
      todo.add(new RecordStub.Todo("exhibit", "No exhibit reference came with the export."));
    }
    if (claims.officer().isEmpty()) {
      todo.add(new RecordStub.Todo("officer", "Whose export it is was not said."));
    }
    if (claims.reason().isEmpty()) {
      todo.add(new RecordStub.Todo("reason", "Why the chat was exported was not said."));
    }
    todo.add(
        new RecordStub.Todo(
            "persons",
            "The export names people as one phone's address book does; who they are is for you to record."));
    return todo;
  }
}
