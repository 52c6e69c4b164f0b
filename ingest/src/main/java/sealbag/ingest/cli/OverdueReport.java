package sealbag.ingest.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// `list --overdue`: each submission that is late, with the age of each of its steps.
record OverdueReport(Output output, Instant now, boolean json) {
  private static final String PHONE = "phone time, zone unknown";

  void print(Overdue.Found found) {
    for (Overdue.Late late : found.late()) {
      if (json) {
        output.json(object(late));
      } else {
        text(late);
      }
    }
    if (json) {
      output.summary(
          Map.entry("overdue", found.late().size()), Map.entry("restricted", found.restricted()));
    } else {
      end(found);
    }
  }

  private void end(Overdue.Found found) {
    if (found.restricted() > 0) {
      output.line(
          found.restricted()
              + " more that are restricted, or not read yet, are overdue; nothing is told of them here.");
    } else if (found.late().isEmpty()) {
      output.line("Nothing is overdue.");
    }
  }

  private Map<String, @Nullable Object> object(Overdue.Late late) {
    Submission submission = late.submission();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "overdue");
    object.put("receipt", submission.number());
    object.put("state", submission.progress().word());
    object.put("code", code(submission).orElse(null));
    object.put("reason", SubmissionJson.reason(submission));
    object.put("lacks", late.lacks());
    object.put("limitHours", late.limit().toHours());
    object.put("lastMessage", late.steps().lastMessage().map(Object::toString).orElse(null));
    object.put("lastMessageZone", late.steps().lastMessage().map(_ -> "unknown").orElse(null));
    object.put("receivedAt", late.steps().received().toString());
    object.put("sealedAt", late.steps().sealed().map(Object::toString).orElse(null));
    object.put("uploadedAt", late.steps().uploaded().map(Object::toString).orElse(null));
    object.put("ageSeconds", Duration.between(late.steps().received(), now).toSeconds());
    object.put("due", submission.due().map(Object::toString).orElse(null));
    return object;
  }

  private static Optional<String> code(Submission submission) {
    return submission.progress() instanceof Progress.Held held
        ? Optional.of(held.reason().name())
        : Optional.empty();
  }

  private void text(Overdue.Late late) {
    Submission submission = late.submission();
    Overdue.Steps steps = late.steps();
    output.line(
        "%s  %s%s  not %s within %d hours"
            .formatted(
                submission.number(),
                submission.progress().word(),
                code(submission).map(code -> " " + code).orElse(""),
                late.lacks(),
                late.limit().toHours()));
    field(
        "Message", steps.lastMessage().map(time -> message(time, steps.received())).orElse("none"));
    field("Received", step(Optional.of(steps.received())));
    field("Sealed", step(steps.sealed()));
    field("Uploaded", step(steps.uploaded()));
    field("Recorded", "not yet");
    submission
        .due()
        .ifPresent(due -> field("Next try", due.truncatedTo(ChronoUnit.SECONDS).toString()));
    String why = SubmissionJson.reason(submission);
    if (why != null) {
      field("Why", Plain.of(why));
    }
    output.line("");
  }

  /// The zone may be off by a day at most, so that only days are counted.
  private static String message(LocalDateTime time, Instant received) {
    long days =
        ChronoUnit.DAYS.between(
            time.toLocalDate(), received.atOffset(ZoneOffset.UTC).toLocalDate());
    return "%s  last in the chat, %s; about %d days before it was received"
        .formatted(time, PHONE, Math.max(0, days));
  }

  private String step(Optional<Instant> at) {
    return at.map(
            time ->
                time.truncatedTo(ChronoUnit.SECONDS)
                    + "  "
                    + words(Duration.between(time, now))
                    + " ago")
        .orElse("not yet");
  }

  private static String words(Duration age) {
    return age.toDays() > 0
        ? age.toDays() + " d " + age.toHoursPart() + " h"
        : age.toHours() + " h " + age.toMinutesPart() + " min";
  }

  private void field(String name, String value) {
    output.line("  %-10s %s".formatted(name, value));
  }
}
