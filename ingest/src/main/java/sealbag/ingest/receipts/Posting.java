package sealbag.ingest.receipts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters;

/// Sends letters that are due, one attempt each. What cannot be sent now is due again later;
/// nothing is lost. May be used by several threads and processes: the ledger gives each letter to
/// one.
public final class Posting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RATE = Duration.ofHours(1);

  /// A letter over the rate asks again after this.
  private static final Duration OVER_RATE = Duration.ofMinutes(5);

  private final Letters letters;
  private final Outbox outbox;
  private final int mostPerHour;
  private final Pauses pauses;
  private final InstantSource clock;

  public Posting(LetterSettings settings, Letters letters, Pauses pauses, InstantSource clock) {
    this(letters, outbox(settings), settings.limits().mostPerHour(), pauses, clock);
  }

  Posting(Letters letters, Outbox outbox, int mostPerHour, Pauses pauses, InstantSource clock) {
    this.letters = letters;
    this.outbox = outbox;
    this.mostPerHour = mostPerHour;
    this.pauses = pauses;
    this.clock = clock;
  }

  private static Outbox outbox(LetterSettings settings) {
    return switch (settings.outbox()) {
      case LetterSettings.Smtp smtp ->
          new MailServer(smtp, settings.domain(), PATIENCE, Optional.empty());
      case LetterSettings.Folder(var folder) -> new LetterFolder(folder);
    };
  }

  /// What became of the letters of one round.
  ///
  /// @param taken how many were due; none: there is nothing to do now
  /// @param problem one plain sentence about the last letter that could not be sent
  /// @param isOurs whether a person must mend the configuration or the mail server: what health
  ///   shows
  public record Round(
      int taken, int sent, int later, int refused, Optional<String> problem, boolean isOurs) {}

  /// Sends at most so many letters that are due, each taken just before its attempt.
  public Round send(int limit) {
    int taken = 0;
    int sent = 0;
    int later = 0;
    int refused = 0;
    boolean isOurs = false;
    Optional<String> problem = Optional.empty();
    Map<Letter, Integer> due = letters.takeDue(1);
    while (!due.isEmpty()) {
      taken++;
      Map.Entry<Letter, Integer> next = due.entrySet().iterator().next();
      switch (send(next.getKey(), next.getValue() + 1)) {
        case Attempt.Sent() -> sent++;
        case Attempt.Later(String why, boolean ours) -> {
          later++;
          problem = Optional.of(why);
          isOurs |= ours;
        }
        case Attempt.Refused(String why) -> {
          refused++;
          problem = Optional.of(why);
        }
      }
      due = taken < limit ? letters.takeDue(1) : Map.of();
    }
    return new Round(taken, sent, later, refused, problem, isOurs);
  }

  private Attempt send(Letter letter, int tries) {
    Instant now = clock.instant();
    if (letters.sentTo(letter.recipient(), now.minus(RATE)) >= mostPerHour) {
      var wait = new Attempt.Later("This address has had its letters of this hour.", false);
      letters.later(letter, now.plus(OVER_RATE), wait.problem());
      return wait;
    }
    Attempt attempt = outbox.send(letter);
    switch (attempt) {
      case Attempt.Sent() -> letters.sent(letter);
      case Attempt.Later(String problem, boolean _) ->
          letters.later(letter, clock.instant().plus(pauses.after(tries)), problem);
      case Attempt.Refused(String problem) -> letters.refused(letter, problem);
    }
    return attempt;
  }

  /// Tries everything short of sending a letter: for `doctor`.
  ///
  /// @return one plain sentence about what is wrong; empty when nothing is
  public static Optional<String> problemOf(LetterSettings settings) {
    return outbox(settings).problem();
  }

  Optional<String> problem() {
    return outbox.problem();
  }
}
