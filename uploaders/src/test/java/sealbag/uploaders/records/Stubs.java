package sealbag.uploaders.records;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.RecordStub.Action;
import sealbag.uploaders.records.RecordStub.ChatSummary;
import sealbag.uploaders.records.RecordStub.Counts;
import sealbag.uploaders.records.RecordStub.Declared;
import sealbag.uploaders.records.RecordStub.Disclosure;
import sealbag.uploaders.records.RecordStub.Handling;
import sealbag.uploaders.records.RecordStub.Integrity;
import sealbag.uploaders.records.RecordStub.Mark;
import sealbag.uploaders.records.RecordStub.Row;
import sealbag.uploaders.records.RecordStub.Todo;

/// Stubs to send in tests.
final class Stubs {
  static final Instant RECEIVED = Instant.parse("2026-11-20T18:04:00Z");

  private Stubs() {}

  /// A records system of the usual shape that asks for no login.
  static Records open(URI to) {
    return Records.open(to, Shape.USUAL, HttpRecords.Identity.none(), InstantSource.system());
  }

  static RecordStub stub(String number) {
    return stub(number, "1".repeat(64));
  }

  static RecordStub stub(String number, String packageSha256) {
    return stub(number, packageSha256, Optional.of(receipt(packageSha256)));
  }

  /// Made while the upload is waiting.
  static RecordStub early(String number) {
    return stub(number, "1".repeat(64), Optional.empty());
  }

  static Receipt receipt(String packageSha256) {
    return new Receipt(URI.create("https://evidence.example/e/1"), "evidence-1", packageSha256, 9);
  }

  /// The evidence of an early stub.
  static Addendum evidence(RecordStub stub) {
    return new Addendum(
        stub.submissionId(),
        stub.number(),
        2,
        RECEIVED.plusSeconds(90),
        new Addendum.Uploaded(receipt(stub.integrity().packaged())),
        List.of(new Addendum.Fact("evidence", "The package was uploaded.")));
  }

  /// What an officer answered.
  static Addendum answer(RecordStub stub, int n) {
    return new Addendum(
        stub.submissionId(),
        stub.number(),
        n,
        RECEIVED.plusSeconds(60L * n),
        new Addendum.Unsaid(),
        List.of(new Addendum.Fact("reference", "01/2345678/26\u202e")));
  }

  private static RecordStub stub(String number, String packageSha256, Optional<Receipt> delivered) {
    return new RecordStub(
        RecordStub.submissionId(number, "b".repeat(64), "a".repeat(64)),
        number,
        new Declared(
            RECEIVED,
            Optional.of("officer@force.example"),
            Optional.of(new Mark("REF/2026/17", "REF/2026/17", false)),
            Optional.of(new Mark("ap / 1", "AP/1", true)),
            Optional.empty()),
        new Integrity("a".repeat(64), "b".repeat(64), packageSha256, "c".repeat(64), 4096, 5000),
        delivered,
        List.of(chat()),
        new Counts(120, 15, 12, 3, 0, 4096),
        new Handling(Handling.USUAL, "", Optional.of("Digital")),
        List.of(
            Action.message(LocalDateTime.parse("2026-11-19T23:59:00")),
            Action.done("received", RECEIVED, "service sealbag")),
        new Disclosure(
            List.of(new Row("Chat of 120 records", Optional.empty(), Optional.empty())),
            0,
            Optional.empty()),
        List.of("IMG-1.jpg"),
        List.of(new Todo("location", "the export does not say where")),
        "0.1.0");
  }

  private static ChatSummary chat() {
    return new ChatSummary(
        Optional.of("Allotment"),
        120,
        Optional.of(LocalDateTime.parse("2026-10-01T09:15:00")),
        Optional.of(LocalDateTime.parse("2026-11-19T23:59:00")),
        "DAY_MONTH_YEAR",
        "CERTAIN",
        List.of("Ashok Pemberton", "Mum\u202e"));
  }
}
