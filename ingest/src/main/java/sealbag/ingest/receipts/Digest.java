package sealbag.ingest.receipts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer.Post;

/// What the staff are told once a day, in numbers.
record Digest(LetterSettings settings, List<Submission> submissions, Instant now) {

  Optional<Letter> letter(Composer composer) {
    Optional<Submission> oldest =
        submissions.stream()
            .filter(Digest::counts)
            .min(Comparator.comparing(Submission::receivedAt).thenComparing(Submission::number));
    if (oldest.isEmpty() || settings.staff().isEmpty()) {
      return Optional.empty();
    }
    Submission first = oldest.orElseThrow();
    var post = new Post(first.number(), settings.staff().orElseThrow(), now, Optional.empty());
    LocalDate today = now.atZone(settings.words().zone()).toLocalDate();
    return Optional.of(
        composer.letter(post, Kind.DIGEST, Kind.DIGEST.word() + "-" + today, fields(first, today)));
  }

  private static boolean counts(Submission submission) {
    return isHeld(submission) || Reminders.isWaiting(submission);
  }

  private static boolean isHeld(Submission submission) {
    return submission.progress() instanceof Progress.Held;
  }

  private Fields fields(Submission oldest, LocalDate today) {
    Map<HoldReason, Long> reasons = new EnumMap<>(HoldReason.class);
    for (Submission one : submissions) {
      if (one.progress() instanceof Progress.Held held) {
        reasons.merge(held.reason(), 1L, Long::sum);
      }
    }
    List<Submission> waiting =
        submissions.stream().filter(one -> counts(one) && !isHeld(one)).toList();
    long held = reasons.values().stream().mapToLong(Long::longValue).sum();
    String byReason =
        reasons.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return new SubmissionFields(settings.words(), now)
        .general()
        .put(Field.NUMBER, oldest.number())
        .put(Field.DAY, ChatFields.DAY.format(today))
        .put(Field.HELD, ChatFields.number(held))
        .put(Field.HELD_BY_REASON, Optional.of(byReason).filter(text -> !text.isEmpty()))
        .put(Field.WAITING, ChatFields.number(waiting.size()))
        .put(
            Field.WAITING_SINCE,
            waiting.stream().map(Submission::receivedAt).min(Instant::compareTo).map(this::day))
        .put(Field.OLDEST, oldest.number())
        .put(Field.OLDEST_SINCE, day(oldest.receivedAt()));
  }

  private String day(Instant at) {
    return ChatFields.DAY.format(at.atZone(settings.words().zone()));
  }
}
