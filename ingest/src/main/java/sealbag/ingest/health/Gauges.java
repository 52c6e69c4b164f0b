package sealbag.ingest.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import sealbag.ingest.health.Gauge.Sample;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Tally;

/// What is counted about a daemon. States and reasons that do not occur are told as 0, so that an
/// alarm sees them come.
public record Gauges(Ledger ledger, InstantSource clock) {
  private static final List<String> OPEN = List.of("received", "sealed", "uploaded", "held");
  private static final List<String> STATES =
      List.of("received", "split", "sealed", "uploaded", "recorded");
  private static final List<String> MAIL_STATES =
      List.of("listed", "taken", "marked", "gone", "held", "before");
  private static final List<String> LETTER_STATES = List.of("waiting", "sent", "refused");

  /// Which build runs.
  public static Gauge build(String version) {
    return new Gauge(Metric.BUILD_INFO, () -> List.of(new Sample(1, version)));
  }

  /// Free space.
  public static Gauge disk(Checks.Room free) {
    return new Gauge(Metric.DISK_FREE, () -> List.of(new Sample(free.bytes())));
  }

  /// Whether all these checks say yes.
  public static Gauge ready(List<Check> checks) {
    return new Gauge(
        Metric.READY,
        () -> List.of(new Sample(checks.stream().allMatch(it -> it.answer().well()) ? 1 : 0)));
  }

  /// What the ledger knows.
  public List<Gauge> counts() {
    var tallies = new Recent<List<Tally>>(ledger::tallies, clock);
    return List.of(
        new Gauge(Metric.SUBMISSIONS, () -> submissions(tallies.get())),
        new Gauge(
            Metric.DUE,
            () -> List.of(new Sample(tallies.get().stream().mapToLong(Tally::due).sum()))),
        new Gauge(Metric.OLDEST_OPEN, () -> oldest(tallies.get())),
        new Gauge(Metric.LETTERS, () -> counted(LETTER_STATES, ledger.letters().counts())));
  }

  private static List<Sample> submissions(List<Tally> tallies) {
    var samples = new ArrayList<Sample>();
    for (String state : STATES) {
      samples.add(new Sample(count(tallies, state, ""), state, ""));
    }
    for (HoldReason reason : HoldReason.values()) {
      samples.add(new Sample(count(tallies, "held", reason.name()), "held", reason.name()));
    }
    tallies.stream()
        .filter(tally -> tally.state().equals("closed"))
        .forEach(tally -> samples.add(new Sample(tally.count(), "closed", tally.reason())));
    return samples;
  }

  private static long count(List<Tally> tallies, String state, String reason) {
    return tallies.stream()
        .filter(tally -> tally.state().equals(state) && tally.reason().equals(reason))
        .mapToLong(Tally::count)
        .sum();
  }

  private List<Sample> oldest(List<Tally> tallies) {
    return OPEN.stream()
        .map(
            state ->
                new Sample(
                    tallies.stream()
                        .filter(tally -> tally.state().equals(state))
                        .mapToDouble(tally -> age(tally.oldest()))
                        .max()
                        .orElse(0),
                    state))
        .toList();
  }

  private static List<Sample> counted(List<String> states, Map<String, Long> counts) {
    return states.stream().map(state -> new Sample(counts.getOrDefault(state, 0L), state)).toList();
  }

  /// How the reading of the mailboxes goes.
  public List<Gauge> mailboxes(List<Supplier<MailboxStanding>> mailboxes) {
    return List.of(
        new Gauge(Metric.MAILBOX_LAST_ANSWER, () -> ages(mailboxes, MailboxStanding::lastAnswer)),
        new Gauge(Metric.MAILBOX_LAST_ROUND, () -> ages(mailboxes, MailboxStanding::lastRound)),
        new Gauge(Metric.MAILBOX_STANDS_BY, () -> standingBy(mailboxes)),
        new Gauge(
            Metric.MAILBOX_MAILS,
            () -> mailboxes.stream().flatMap(it -> mails(it.get().name()).stream()).toList()));
  }

  private static List<Sample> standingBy(List<Supplier<MailboxStanding>> mailboxes) {
    return mailboxes.stream()
        .map(Supplier::get)
        .map(standing -> new Sample(standing.standsBy() ? 1 : 0, standing.name()))
        .toList();
  }

  private List<Sample> mails(String mailbox) {
    Map<String, Long> counts = ledger.mailboxes().counts(mailbox);
    return MAIL_STATES.stream()
        .map(state -> new Sample(counts.getOrDefault(state, 0L), mailbox, state))
        .toList();
  }

  private List<Sample> ages(
      List<Supplier<MailboxStanding>> mailboxes,
      Function<MailboxStanding, Optional<Instant>> when) {
    return mailboxes.stream()
        .map(Supplier::get)
        .map(
            standing ->
                new Sample(
                    when.apply(standing).map(this::age).orElse(Double.POSITIVE_INFINITY),
                    standing.name()))
        .toList();
  }

  private double age(Instant then) {
    return Ages.seconds(Ages.between(then, clock.instant()));
  }
}
