package sealbag.ingest.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.mailbox.ListedMessage;
import sealbag.ingest.mailbox.Listing;
import sealbag.ingest.mailbox.MailSource;
import sealbag.ingest.mailbox.MailSourceException;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MessageGoneException;
import sealbag.ingest.mailbox.QuietSource;

/// A mailbox with mails that its server does not hand out, and one that it does, the last of all.
class CollectingTest {
  private static final int BAD = 100;

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private Ledger ledger;
  private EvidenceStore store;

  @BeforeEach
  void open() throws IOException {
    ledger =
        Ledger.open(
            Ledger.sqlite(folder.resolve("ledger.db")),
            Claimant.ofThisProcess("host"),
            () -> now,
            folder);
    store = EvidenceStore.open(Files.createDirectory(folder.resolve("store")));
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
    store.close();
  }

  @Test
  void mailsThatAreRefusedKeepNoOtherFromBeingTakenAndAreHeldAfterThreeTries() throws Exception {
    Collecting collecting = collecting(Why.REFUSED);

    collecting.round(() -> {}, () -> false);
    assertThat(ledger.list()).hasSize(1);

    for (int round = 0; round < 4; round++) {
      now = now.plus(Duration.ofMinutes(6));
      collecting.round(() -> {}, () -> false);
    }
    assertThat(counts()).isEqualTo(Map.of("held", (long) BAD, "marked", 1L));
  }

  @Test
  void mailsAtWhichTheLineBreaksComeBehindTheOthers() {
    Collecting collecting = collecting(Why.AWAY);

    for (int round = 0; round <= BAD && ledger.list().isEmpty(); round++) {
      now = now.plus(Duration.ofMinutes(6)); // each is due again by then
      roundThatMayBreak(collecting);
    }

    assertThat(ledger.list()).hasSize(1);
    assertThat(counts()).isEqualTo(Map.of("listed", (long) BAD, "marked", 1L));
  }

  private static void roundThatMayBreak(Collecting collecting) {
    try {
      collecting.round(() -> {}, () -> false);
    } catch (IOException _) {
      // what the daemon tries again after a pause
    }
  }

  private Map<String, Long> counts() {
    return ledger.mailboxes().counts("intake");
  }

  @Test
  void aMailThatAnotherProgramRemovedIsGoneAndTheOthersAreTaken() throws Exception {
    Collecting collecting = collecting(new HalfBrokenSource(MessageGoneException::new));

    collecting.round(() -> {}, () -> false);

    assertThat(counts()).isEqualTo(Map.of("gone", (long) BAD, "marked", 1L));
  }

  @Test
  void aMailOfWhichNobodyIsToldIsFoundByTheNextScan() throws Exception {
    var source = new SilentSource();
    Collecting collecting = collecting(source);
    var daemon = new Daemon(InstantSource.system());
    daemon.add(
        "collect",
        new Bell(),
        Duration.ofMillis(20),
        stopping -> collecting.round(daemon::stop, stopping));
    daemon.addWaiter(
        "await",
        Duration.ofMinutes(5),
        _ -> {
          collecting.await(Duration.ofMinutes(5));
          return true;
        });
    daemon.closeOnStop(collecting);

    daemon.run(); // until the mail is taken

    assertThat(source.looks.get()).isGreaterThanOrEqualTo(SilentSource.ARRIVES);
    assertThat(ledger.list()).hasSize(1);
  }

  @Test
  void whoStandsByRestsBetweenTwoLooksEvenWhereThereIsNewsAllTheTime() throws Exception {
    var other = new Claimant("elsewhere", 4711, now);
    try (Ledger others =
        Ledger.open(Ledger.sqlite(folder.resolve("ledger.db")), other, () -> now, folder)) {
      assertThat(others.mailboxes().lease("intake")).isTrue();
      Collecting collecting = collecting(Why.AWAY);

      collecting.round(() -> {}, () -> false);
      Thread waiting = Thread.ofVirtual().start(() -> awaitQuietly(collecting));

      assertThat(collecting.standing().standsBy()).isTrue();
      assertThat(collecting.standing().problem()).isEmpty();
      assertThat(waiting.join(Duration.ofMillis(300))).as("the wait is over").isFalse();
      collecting.close();
      assertThat(waiting.join(Duration.ofSeconds(5))).as("closing ends it").isTrue();
      now = now.plus(Duration.ofMinutes(3));
      collecting.round(() -> {}, () -> false);
    } catch (MailSourceException _) {
      // the line breaks at the first mail, which only who reads the mailbox asks for
    }
    assertThat(ledger.mailboxes().counts("intake")).containsKey("listed");
  }

  private static void awaitQuietly(Collecting collecting) {
    try {
      collecting.await(Duration.ofMinutes(5));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Collecting collecting(Why why) {
    return collecting(
        new HalfBrokenSource(
            () -> new MailSourceException(why, "The server does not hand out this mail.")));
  }

  private Collecting collecting(MailSource source) {
    return new Collecting(
        "intake",
        source,
        store,
        ledger,
        new Collecting.Limits(0, Long.MAX_VALUE, Optional.empty()),
        new Collecting.Service(new Actor(Actor.Type.SERVICE, "sealbag"), () -> now));
  }

  private record HalfBrokenSource(Supplier<IOException> problem) implements QuietSource {
    @Override
    public Listing list(Optional<String> after) {
      List<ListedMessage> all =
          IntStream.rangeClosed(1, BAD + 1)
              .mapToObj(uid -> new ListedMessage("7/" + uid, 4, Optional.empty()))
              .toList();
      return new Listing(after.isPresent() ? List.of() : all, "listed");
    }

    @Override
    public InputStream open(ListedMessage message) throws IOException {
      if (message.id().equals("7/" + (BAD + 1))) {
        return new ByteArrayInputStream("good".getBytes(UTF_8));
      }
      throw problem.get();
    }
  }

  /// Answers, and never says that something arrived.
  private static final class SilentSource implements QuietSource {
    static final int ARRIVES = 3;

    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Listing list(Optional<String> after) {
      boolean arrived = looks.incrementAndGet() >= ARRIVES;
      var mail = new ListedMessage("7/1", 4, Optional.empty());
      return new Listing(arrived ? List.of(mail) : List.of(), "listed");
    }

    @Override
    public InputStream open(ListedMessage message) {
      return new ByteArrayInputStream("good".getBytes(UTF_8));
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
      closed.await();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
