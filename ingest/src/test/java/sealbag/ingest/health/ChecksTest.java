package sealbag.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sealbag.ingest.pipeline.Daemon;

/// When the daemon is well and when it is not.
class ChecksTest {
  private static final Instant BEGAN = Instant.parse("2026-11-27T09:00:00Z");
  private static final Duration SCAN = Duration.ofMinutes(5);

  private Instant now = BEGAN;
  private final Checks checks = new Checks(() -> now, BEGAN);

  private static Daemon.Standing busy(Instant since) {
    return new Daemon.Standing("work-1", Optional.of(since), Optional.of(BEGAN), SCAN);
  }

  private static Daemon.Standing resting(Optional<Instant> lastTurn) {
    return new Daemon.Standing("work-1", Optional.empty(), lastTurn, SCAN);
  }

  private void after(Duration time) {
    now = BEGAN.plus(time);
  }

  @Test
  void aTurnMayLastLongButNotForEver() {
    after(Duration.ofMinutes(35));
    assertThat(checks.job(busy(BEGAN)).well()).isTrue();

    after(Duration.ofMinutes(35).plusSeconds(1));
    assertThat(checks.job(busy(BEGAN)))
        .isEqualTo(new Check.Answer(false, "It has given no sign for 35 min: it is stuck."));
  }

  @Test
  void aJobThatDoesNotComeBackFromItsRestIsDead() {
    after(Duration.ofMinutes(20));
    assertThat(checks.job(resting(Optional.of(BEGAN))).well()).isTrue();

    after(Duration.ofMinutes(21));
    assertThat(checks.job(resting(Optional.of(BEGAN))).sentence())
        .isEqualTo("It has done nothing for 21 min: it is dead.");
    assertThat(checks.job(resting(Optional.empty())).well()).isFalse();
  }

  @Test
  void aClockThatIsSetBackKillsNobody() {
    now = BEGAN.minus(Duration.ofDays(1));

    assertThat(checks.job(busy(BEGAN)).sentence()).isEqualTo("At work for 0 s.");
  }

  private static MailboxStanding mailbox(
      Optional<Instant> answer,
      Optional<Instant> lookedThrough,
      Optional<Instant> round,
      Optional<String> problem) {
    return new MailboxStanding(
        "exports", answer, lookedThrough, round, problem, false, MailboxStanding.limit(SCAN));
  }

  @Test
  void whoStandsByIsReadyWhileTheFarSideAnswersThoughItNeverLooksThroughTheMailbox() {
    var standing =
        new MailboxStanding(
            "exports",
            Optional.of(BEGAN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            MailboxStanding.limit(SCAN));
    after(Duration.ofMinutes(15));
    assertThat(checks.mailbox(standing).well()).isTrue();
    assertThat(checks.mailbox(standing).sentence())
        .isEqualTo(
            "Standing by: another Sealbag reads this mailbox, and this one takes over when it stops. The far side answered 15 min ago.");

    after(Duration.ofMinutes(16));
    assertThat(checks.mailbox(standing).well()).isFalse();
  }

  @Test
  void aMailboxIsWellWhileItAnswersAndIsLookedThrough() {
    Optional<Instant> then = Optional.of(BEGAN);
    after(Duration.ofMinutes(15));
    assertThat(checks.mailbox(mailbox(then, then, Optional.empty(), Optional.empty())).sentence())
        .isEqualTo("The far side answered 15 min ago; the mailbox was looked through 15 min ago.");

    after(Duration.ofMinutes(16));
    Optional<Instant> fresh = Optional.of(now);
    assertThat(checks.mailbox(mailbox(then, fresh, Optional.empty(), Optional.empty())))
        .isEqualTo(
            new Check.Answer(
                false,
                "The far side answered 16 min ago; the mailbox was looked through 0 s ago. That is too long ago."));
    assertThat(checks.mailbox(mailbox(fresh, then, Optional.empty(), Optional.empty())).well())
        .isFalse();
    assertThat(
            checks
                .mailbox(
                    mailbox(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .sentence())
        .contains("not once in 16 min");
  }

  @Test
  void aLongRoundThatGoesOnIsWell() {
    after(Duration.ofHours(5));
    Optional<Instant> fresh = Optional.of(now.minusSeconds(2));

    assertThat(checks.mailbox(mailbox(fresh, Optional.of(BEGAN), fresh, Optional.empty())).well())
        .isTrue();
  }

  @Test
  void theProblemOfAMailboxIsTold() {
    Optional<Instant> fresh = Optional.of(now);

    assertThat(checks.mailbox(mailbox(fresh, fresh, fresh, Optional.of("The log-in is refused."))))
        .isEqualTo(new Check.Answer(false, "The log-in is refused."));
  }

  @Test
  void threeScansMayBeMissedAndNeverLessThanAQuarterOfAnHour() {
    assertThat(MailboxStanding.limit(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(15));
    assertThat(MailboxStanding.limit(Duration.ofMinutes(60))).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void theDiskIsWellDownToItsFloor() {
    assertThat(Checks.disk(() -> 2L << 20, 2L << 20).answer())
        .isEqualTo(new Check.Answer(true, "2 MiB free; mails are taken down to 2 MiB."));
    assertThat(Checks.disk(() -> (2L << 20) - 1, 2L << 20).answer().well()).isFalse();
  }

  @Test
  void aStoreThatCannotBeWrittenSaysWhatToDoAndNoPath() {
    Check store =
        Checks.store(
            () -> {
              throw new IOException("/var/lib/sealbag/store: read-only file system");
            });

    assertThat(store.answer())
        .isEqualTo(
            new Check.Answer(
                false,
                "Nothing can be kept (IOException). Check the disk and the rights of the home folder."));
  }

  @Test
  void aCheckThatBreaksIsNotWellAndTellsNoDetail() {
    Check broken =
        new Check(
            "ledger",
            () -> {
              throw new IllegalStateException("jdbc:postgresql://db/sealbag?password=x");
            });

    assertThat(broken.answer())
        .isEqualTo(
            new Check.Answer(
                false, "It cannot be found out (IllegalStateException). See the log."));
  }

  @Test
  void whatIsDearIsFoundOutOnceASecondAndAgainWhenTheClockWasSetBack() {
    var asked = new AtomicInteger();
    var recent = new Recent<Integer>(asked::incrementAndGet, () -> now);

    assertThat(recent.get()).isEqualTo(1);
    after(Duration.ofMillis(999));
    assertThat(recent.get()).isEqualTo(1);
    after(Duration.ofSeconds(1));
    assertThat(recent.get()).isEqualTo(2);
    after(Duration.ofHours(-1));
    assertThat(recent.get()).isEqualTo(3);
  }
}
