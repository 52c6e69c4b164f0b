package sealbag.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sealbag.ingest.pipeline.Collecting;
import sealbag.ingest.pipeline.Daemon;

/// How the reading of one mailbox goes.
///
/// @param name of its section in the configuration
/// @param lastAnswer when the far side last answered
/// @param lastRound when it was last looked through without a failure
/// @param round since when the present round has given no sign; empty between rounds
/// @param problem one plain sentence; empty when all is well
/// @param standsBy another process reads it, and this one takes over when that one stops
/// @param limit how old the last answer and the last sign may be
public record MailboxStanding(
    String name,
    Optional<Instant> lastAnswer,
    Optional<Instant> lastRound,
    Optional<Instant> round,
    Optional<String> problem,
    boolean standsBy,
    Duration limit) {
  private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(15);
  private static final int ROUNDS = 3;

  /// As it is now.
  ///
  /// @param job how the job goes that reads it
  public static MailboxStanding of(
      Collecting collecting, Optional<Instant> lastAnswer, Daemon.Standing job) {
    Collecting.Standing standing = collecting.standing();
    return new MailboxStanding(
        collecting.mailbox(),
        lastAnswer,
        standing.lastRound(),
        job.busySince(),
        standing.problem(),
        standing.standsBy(),
        limit(job.pause()));
  }

  /// Three rounds may be missed, and never less than a quarter of an hour.
  static Duration limit(Duration scan) {
    Duration rounds = scan.multipliedBy(ROUNDS);
    return rounds.compareTo(SHORTEST_LIMIT) > 0 ? rounds : SHORTEST_LIMIT;
  }

  /// A round that takes many mails lasts long; while it goes on all is well.
  Optional<Instant> lastSign() {
    return round.isPresent() ? round : lastRound;
  }
}
