package sealbag.ingest.receipts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer.Post;

/// Letters that time makes due: before messages may disappear, when a submission is not recorded
/// for too long, and to the supervisor about restricted ones. Each is written once.
public final class Reminders {
  private final LetterSettings settings;
  private final Composer composer;

  public Reminders(LetterSettings settings) {
    this.settings = settings;
    this.composer = new Composer(settings);
  }

  /// What is due now.
  ///
  /// @param submissions those of outside that are open or held, with the one that was split where a
  ///   part does not know how its mail is answered
  /// @param written the ids of letters that are written already
  public List<Letter> due(Instant now, List<Submission> submissions, Set<String> written) {
    Map<String, Submission> byNumber =
        submissions.stream()
            .collect(Collectors.toMap(Submission::number, Function.identity(), (one, _) -> one));
    var letters = new ArrayList<Letter>();
    for (Submission one : submissions) {
      if (isWaiting(one)) {
        if (isRestricted(one)) {
          supervisor(now, one).ifPresent(letters::add);
        } else {
          Submission asked = one.correspondence().isPresent() ? one : parent(one, byNumber);
          officer(now, one, asked, letters);
        }
      }
    }
    return letters.stream().filter(letter -> !written.contains(letter.id())).toList();
  }

  private static Submission parent(Submission part, Map<String, Submission> byNumber) {
    return part.parent().map(number -> byNumber.getOrDefault(number, part)).orElse(part);
  }

  /// Whether it is not recorded and may still be.
  static boolean isWaiting(Submission submission) {
    return switch (submission.progress()) {
      case Progress.Received _, Progress.Sealed _, Progress.Uploaded _ -> true;
      case Progress.Held held -> held.reason() != HoldReason.SENDER;
      case Progress.Recorded _, Progress.Split _, Progress.Closed _ -> false;
    };
  }

  private static boolean isRestricted(Submission submission) {
    boolean isHeldSo =
        submission.progress() instanceof Progress.Held held
            && held.reason() == HoldReason.RESTRICTED;
    return isHeldSo || Kind.isRestricted(submission);
  }

  private Optional<Letter> supervisor(Instant now, Submission restricted) {
    return settings
        .supervisor()
        .filter(_ -> restricted.progress() instanceof Progress.Held)
        .map(
            to -> {
              var post = new Post(restricted.number(), to, now, Optional.empty());
              Fields fields = composer.fields(post, restricted);
              return composer.letter(
                  post, Kind.RESTRICTED_WAITS, Kind.RESTRICTED_WAITS.word(), fields);
            });
  }

  private void officer(Instant now, Submission one, Submission asked, List<Letter> letters) {
    Optional<Address> to = asked.correspondence().flatMap(composer::to);
    if (to.isEmpty()) {
      return;
    }
    var post = new Post(one.number(), to.orElseThrow(), now, asked.correspondence());
    if (losesSoon(now, one)) {
      letters.add(reminder(post, one, Kind.REMIND_LOSS));
    }
    if (isOverdue(now, one)) {
      letters.add(reminder(post, one, Kind.OVERDUE));
    } else if (waitsForUpload(now, one)) {
      uploadWaits(post, one).ifPresent(letters::add);
    }
  }

  private boolean isOverdue(Instant now, Submission one) {
    return !one.receivedAt().plus(settings.limits().overdueAfter()).isAfter(now);
  }

  private boolean waitsForUpload(Instant now, Submission one) {
    return one.progress() instanceof Progress.Sealed sealed
        && !sealed.findings().sealedAt().plus(settings.limits().waitingAfter()).isAfter(now);
  }

  /// One for a whole mail. What is planned for later was said to be, and what is only recorded is
  /// not uploaded at all.
  private Optional<Letter> uploadWaits(Post post, Submission one) {
    Fields own = composer.fields(post, one);
    if (own.has(Field.PLANNED) || own.has(Field.RECORD_ONLY)) {
      return Optional.empty();
    }
    boolean isPart = one.parent().isPresent();
    var whole = new Post(one.parent().orElse(one.number()), post.to(), post.now(), post.answered());
    Fields fields =
        isPart ? composer.number(whole.number(), post.now()).mark(Field.PART, true) : own;
    fields.put(Field.AGE, age(one, post.now()));
    return Optional.of(composer.letter(whole, Kind.UPLOAD_WAITS, Kind.UPLOAD_WAITS.word(), fields));
  }

  private boolean losesSoon(Instant now, Submission one) {
    LocalDate horizon =
        now.plus(settings.limits().remindBefore()).atZone(settings.words().zone()).toLocalDate();
    return one.progress()
        .found()
        .flatMap(
            found ->
                found.chats().stream()
                    .flatMap(c -> ChatFields.lossDay(c).stream())
                    .min(LocalDate::compareTo))
        .filter(day -> !day.isAfter(horizon))
        .isPresent();
  }

  private Letter reminder(Post post, Submission one, Kind kind) {
    Fields fields = composer.fields(post, one).put(Field.AGE, age(one, post.now()));
    return composer.letter(post, kind, kind.word(), fields);
  }

  private static String age(Submission one, Instant now) {
    Duration age = Duration.between(one.receivedAt(), now);
    return age.toDays() < 2
        ? ChatFields.count(age.toHours(), "hour", "hours")
        : ChatFields.count(age.toDays(), "day", "days");
  }

  /// The digest for the staff, of nothing yet.
  public Digest digest(Instant now) {
    return new Digest(settings, now);
  }
}
