package sealbag.ingest.receipts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer.Post;

/// What the staff are told once a day, in numbers: at most one letter a day, none when nothing is
/// held or waits. It stands in the ledger with the oldest submission that is not recorded. Fed with
/// the submissions one by one; one thread.
public final class Digest {
  private static final Comparator<Submission> OLDEST_FIRST =
      Comparator.comparing(Submission::receivedAt).thenComparing(Submission::number);

  private final LetterSettings settings;
  private final Instant now;
  private final Map<HoldReason, Long> held = new EnumMap<>(HoldReason.class);
  private long waiting;
  private Optional<Instant> waitingSince = Optional.empty();
  private Optional<Submission> oldest = Optional.empty();

  Digest(LetterSettings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  /// Counts one more, where it is held or waits.
  public void count(Submission submission) {
    if (submission.progress() instanceof Progress.Held why) {
      held.merge(why.reason(), 1L, Long::sum);
    } else if (Reminders.isWaiting(submission)) {
      waiting++;
      waitingSince = Optional.of(earlier(waitingSince, submission.receivedAt()));
    } else {
      return;
    }
    oldest =
        Optional.of(
            oldest.filter(one -> OLDEST_FIRST.compare(one, submission) <= 0).orElse(submission));
  }

  private static Instant earlier(Optional<Instant> one, Instant other) {
    return one.filter(other::isAfter).orElse(other);
  }

  /// The letter about what was counted.
  public Optional<Letter> letter() {
    if (oldest.isEmpty() || settings.staff().isEmpty()) {
      return Optional.empty();
    }
    Submission first = oldest.orElseThrow();
    var post = new Post(first.number(), settings.staff().orElseThrow(), now, Optional.empty());
    LocalDate today = now.atZone(settings.words().zone()).toLocalDate();
    return Optional.of(
        new Composer(settings)
            .letter(post, Kind.DIGEST, Kind.DIGEST.word() + "-" + today, fields(first, today)));
  }

  private Fields fields(Submission first, LocalDate today) {
    long all = held.values().stream().mapToLong(Long::longValue).sum();
    String byReason =
        held.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return new SubmissionFields(settings.words(), now)
        .general()
        .put(Field.NUMBER, first.number())
        .put(Field.DAY, ChatFields.DAY.format(today))
        .put(Field.HELD, ChatFields.number(all))
        .put(Field.HELD_BY_REASON, Optional.of(byReason).filter(text -> !text.isEmpty()))
        .put(Field.WAITING, ChatFields.number(waiting))
        .put(Field.WAITING_SINCE, waitingSince.map(this::day))
        .put(Field.OLDEST, first.number())
        .put(Field.OLDEST_SINCE, day(first.receivedAt()));
  }

  private String day(Instant at) {
    return ChatFields.DAY.format(at.atZone(settings.words().zone()));
  }
}
