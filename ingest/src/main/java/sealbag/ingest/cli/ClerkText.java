package sealbag.ingest.cli;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.records.RecordStub;

/// The summary of a record for a clerk, in plain words.
record ClerkText(RecordStub stub) {

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("%-12s %s".formatted("Receipt", stub.number()));
    lines.add("%-12s %s".formatted("Marking", stub.handling().marking()));
    mark(lines, "Reference", stub.declared().reference());
    mark(lines, "Exhibit", stub.declared().exhibit());
    lines.add("%-12s %s".formatted("Officer", stub.declared().officer().orElse("not said")));
    lines.add("%-12s %s".formatted("Reason", stub.declared().reason().orElse("not said")));
    lines.add(
        "%-12s %s"
            .formatted(
                "Evidence",
                stub.whereabouts(held -> held.evidenceId() + " at " + held.destination())));
    lines.add("%-12s %s".formatted("Export", "SHA-256 " + stub.integrity().export()));
    lines.add("%-12s %s".formatted("Package", "SHA-256 " + stub.integrity().packaged()));
    lines.add("");
    counts(lines);
    steps(lines);
    lines.add("");
    lines.add("Left for you");
    stub.todo().forEach(item -> lines.add("- %s: %s".formatted(item.field(), item.why())));
    return lines;
  }

  private static void mark(List<String> lines, String label, Optional<RecordStub.Mark> mark) {
    lines.add(
        "%-12s %s"
            .formatted(
                label,
                mark.map(it -> it.raw() + (it.valid() ? " (proposed)" : " (unusual shape: check)"))
                    .orElse("not given")));
  }

  private void counts(List<String> lines) {
    RecordStub.Counts counts = stub.counts();
    lines.add(
        "%,d chat(s), %,d messages and notices; %,d files there, %,d mentioned but missing; %,d lines read without certainty."
            .formatted(
                stub.chats().size(),
                counts.records(),
                counts.attachmentsPresent(),
                counts.attachmentsMissing(),
                counts.unparsedLines()));
    stub.missing().stream().limit(20).forEach(name -> lines.add("  missing: " + name));
  }

  private void steps(List<String> lines) {
    lines.add("");
    for (RecordStub.Action step : stub.log()) {
      String when =
          step.at()
              .map(at -> at + " (UTC)")
              .orElseGet(
                  () ->
                      step.local().map(LocalDateTime::toString).orElse("unknown")
                          + " (the phone's clock, zone unknown)");
      lines.add("%-12s %s %s".formatted(step.action(), when, step.by().orElse("")).stripTrailing());
    }
  }
}
