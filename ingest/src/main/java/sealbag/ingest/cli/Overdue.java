package sealbag.ingest.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.config.Outgoing;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Ways;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds out what should have gone further by now.
record Overdue(Ledger ledger, Ways ways, Outgoing limits, Instant now) {

  /// One that is late.
  ///
  /// @param lacks `uploaded` or `recorded`
  /// @param limit how long that may take after the receipt
  record Late(Submission submission, String lacks, Duration limit, Steps steps) {}

  /// When each step was taken; empty: not yet.
  ///
  /// @param lastMessage of all chats, as printed: local to a phone, zone unknown
  record Steps(
      Optional<LocalDateTime> lastMessage,
      Instant received,
      Optional<Instant> sealed,
      Optional<Instant> uploaded) {}

  /// What is late, longest first, and how many restricted ones are of which nothing is told.
  record Found(List<Late> late, long restricted) {}

  Found find() {
    List<Submission> all = ledger.list().stream().filter(one -> lacking(one).isPresent()).toList();
    return new Found(
        all.stream()
            .filter(one -> !isRestricted(one))
            .sorted(Comparator.comparing(Submission::receivedAt))
            .map(this::late)
            .toList(),
        all.stream().filter(Overdue::isRestricted).count());
  }

  /// What a submission lacks although its time is over; empty where it is not late.
  private Optional<String> lacking(Submission submission) {
    Duration age = Duration.between(submission.receivedAt(), now);
    boolean isDone =
        switch (reached(submission.progress())) {
          case Progress.Recorded _, Progress.Closed _, Progress.Split _ -> true;
          case Progress.Received _, Progress.Sealed _, Progress.Uploaded _, Progress.Held _ ->
              false;
        };
    boolean isUploaded =
        reached(submission.progress()) instanceof Progress.Uploaded
            || ways.of(submission).stubOnly();
    if (isDone) {
      return Optional.empty();
    }
    if (!isUploaded && age.compareTo(limits.uploadWithin()) > 0) {
      return Optional.of("uploaded");
    }
    return age.compareTo(limits.recordWithin()) > 0 ? Optional.of("recorded") : Optional.empty();
  }

  private static Progress reached(Progress progress) {
    return progress instanceof Progress.Held held ? held.from() : progress;
  }

  /// A mail whose text is not read yet may be restricted.
  private static boolean isRestricted(Submission submission) {
    Progress progress = submission.progress();
    boolean unread =
        submission.original().intake().isFromOutside()
            && submission.correspondence().isEmpty()
            && submission.parent().isEmpty();
    return unread
        || submission.claims().reason().filter(Reason::restricts).isPresent()
        || progress.found().filter(Findings::restricted).isPresent()
        || (progress instanceof Progress.Held held && held.reason() == HoldReason.RESTRICTED);
  }

  private Late late(Submission submission) {
    String lacks = lacking(submission).orElseThrow();
    Duration limit = lacks.equals("uploaded") ? limits.uploadWithin() : limits.recordWithin();
    Optional<Findings> found = submission.progress().found();
    var steps =
        new Steps(
            found.flatMap(Overdue::lastMessage),
            submission.receivedAt(),
            found.map(Findings::sealedAt),
            uploaded(submission));
    return new Late(submission, lacks, limit, steps);
  }

  private static Optional<LocalDateTime> lastMessage(Findings findings) {
    return findings.chats().stream()
        .flatMap(chat -> lastTimestamp(chat).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<LocalDateTime> lastTimestamp(ChatSummary chat) {
    return chat.lastTimestamp().map(LocalDateTime::parse);
  }

  private Optional<Instant> uploaded(Submission submission) {
    return ledger.custody(submission.number()).stream()
        .map(event -> JsonMapper.shared().readTree(event.line()))
        .filter(event -> event.path("action").asString("").equals("uploaded"))
        .map(Overdue::time)
        .reduce((_, last) -> last);
  }

  private static Instant time(JsonNode event) {
    return Instant.parse(event.path("at").asString());
  }
}
