package sealbag.uploaders.records;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.RecordStub.ChatSummary;
import sealbag.uploaders.records.RecordStub.Counts;
import sealbag.uploaders.records.RecordStub.Todo;

/// Stubs to send in tests.
final class Stubs {

  private Stubs() {}

  static RecordStub stub(String number) {
    return stub(number, "1".repeat(64));
  }

  static RecordStub stub(String number, String packageSha256) {
    return new RecordStub(
        number,
        Instant.parse("2026-11-20T18:04:00Z"),
        Instant.parse("2026-11-20T18:04:05Z"),
        Optional.of("officer@force.example"),
        Optional.of("REF/2026/17"),
        Optional.of("AP/1"),
        Optional.empty(),
        "a".repeat(64),
        "b".repeat(64),
        packageSha256,
        "c".repeat(64),
        Optional.of(
            new Receipt(
                URI.create("https://evidence.example/e/1"), "evidence-1", packageSha256, 9)),
        List.of(chat()),
        List.of("Ashok Pemberton", "Mum\u202e"),
        new Counts(120, 15, 12, 3, 4096),
        List.of(new Todo("location", "the export does not say where")));
  }

  private static ChatSummary chat() {
    return new ChatSummary(
        Optional.of("Allotment"),
        120,
        Optional.of(LocalDateTime.parse("2026-10-01T09:15:00")),
        Optional.of(LocalDateTime.parse("2026-11-19T23:59:00")),
        "DAY_MONTH_YEAR",
        "CERTAIN");
  }
}
