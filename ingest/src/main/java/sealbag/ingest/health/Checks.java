package sealbag.ingest.health;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sealbag.ingest.health.Check.Answer;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.pipeline.Daemon;

/// What is asked about a daemon.
///
/// @param began when the daemon was started: what has not happened yet is measured from then
public record Checks(InstantSource clock, Instant began) {
  /// How long one turn of a job may go on without a sign.
  static final Duration LONGEST_TURN = Duration.ofMinutes(30);

  /// How much longer than planned a job may rest: after failures it pauses for up to five minutes.
  static final Duration GRACE = Duration.ofMinutes(15);

  private static final int MEBIBYTE_BITS = 20;
  private static final String NO_NUMBER = "SB-0000-000000";

  /// Something that can be written, or not.
  @FunctionalInterface
  public interface Writing {
    /// Writes a little and takes it away again.
    void attempt() throws IOException;
  }

  /// Bytes that are free.
  @FunctionalInterface
  public interface Room {
    /// How many.
    long bytes() throws IOException;
  }

  /// Whether each job of the daemon goes on. Nothing outside of the process is asked.
  public List<Check> jobs(Daemon daemon) {
    return daemon.standings().stream()
        .map(Daemon.Standing::job)
        .map(name -> new Check("job " + name, () -> job(standing(daemon, name))))
        .toList();
  }

  private static Daemon.Standing standing(Daemon daemon, String name) {
    return daemon.standings().stream()
        .filter(standing -> standing.job().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Answer job(Daemon.Standing standing) {
    if (standing.busySince().isPresent()) {
      Duration busy = age(standing.busySince());
      boolean stuck = busy.compareTo(standing.pause().plus(LONGEST_TURN)) > 0;
      return stuck
          ? Answer.unwell("It has given no sign for " + Ages.of(busy) + ": it is stuck.")
          : Answer.well("At work for " + Ages.of(busy) + ".");
    }
    Duration rested = age(standing.lastTurn());
    boolean dead = rested.compareTo(standing.pause().plus(GRACE)) > 0;
    return dead
        ? Answer.unwell("It has done nothing for " + Ages.of(rested) + ": it is dead.")
        : Answer.well("Resting for " + Ages.of(rested) + ".");
  }

  /// Whether bytes can be kept.
  public static Check store(Writing store) {
    return new Check(
        "store",
        () -> {
          try {
            store.attempt();
            return Answer.well("Bytes can be kept.");
          } catch (IOException e) {
            return Answer.unwell(
                "Nothing can be kept ("
                    + e.getClass().getSimpleName()
                    + "). Check the disk and the rights of the home folder.");
          }
        });
  }

  /// Whether the ledger answers.
  public static Check ledger(Ledger ledger) {
    return new Check(
        "ledger",
        () -> {
          ledger.find(NO_NUMBER);
          return Answer.well("It answers.");
        });
  }

  /// Whether there is room to take mails.
  ///
  /// @param floorBytes below which none is taken
  public static Check disk(Room free, long floorBytes) {
    return new Check(
        "disk",
        () -> {
          long bytes = free.bytes();
          String says =
              "%,d MiB free; mails are taken down to %,d MiB."
                  .formatted(bytes >> MEBIBYTE_BITS, floorBytes >> MEBIBYTE_BITS);
          return new Answer(bytes >= floorBytes, says);
        });
  }

  /// Whether a mailbox is being read.
  public Check mailbox(Supplier<MailboxStanding> mailbox) {
    String name = mailbox.get().name();
    return new Check("mailbox " + name, () -> mailbox(mailbox.get()));
  }

  Answer mailbox(MailboxStanding standing) {
    if (standing.problem().isPresent()) {
      return Answer.unwell(standing.problem().orElseThrow());
    }
    Duration answered = age(standing.lastAnswer());
    if (standing.standsBy()) {
      return standsBy(standing, answered);
    }
    Duration looked = age(standing.lastSign());
    String says =
        "The far side answered %s; the mailbox was looked through %s."
            .formatted(
                ago(standing.lastAnswer(), answered),
                standing.round().isPresent()
                    ? "last at a round that is going on"
                    : ago(standing.lastRound(), looked));
    boolean well =
        answered.compareTo(standing.limit()) <= 0 && looked.compareTo(standing.limit()) <= 0;
    return new Answer(well, well ? says : says + " That is too long ago.");
  }

  /// Ready all the same: whoever starts the next process before ending the last one would wait for
  /// ever, were it not.
  private static Answer standsBy(MailboxStanding standing, Duration answered) {
    String says =
        "Standing by: another Sealbag reads this mailbox, and this one takes over when it stops. The far side answered %s."
            .formatted(ago(standing.lastAnswer(), answered));
    boolean well = answered.compareTo(standing.limit()) <= 0;
    return new Answer(well, well ? says : says + " That is too long ago.");
  }

  private static String ago(Optional<Instant> at, Duration age) {
    return at.isPresent() ? Ages.of(age) + " ago" : "not once in " + Ages.of(age);
  }

  private Duration age(Optional<Instant> at) {
    return Ages.between(at.orElse(began), clock.instant());
  }
}
