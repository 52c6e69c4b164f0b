package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.mailbox.Dovecot;
import sealbag.ingest.mailbox.FaultyProxy;

/// Mails of all kinds arrive while the line is cut and the daemon is killed and started again. In
/// the end every mail is accounted for exactly once. A short form of it runs with the other tests;
/// `-Dsealbag.soak.mails=2000` makes it long, `-Dsealbag.soak.seed=N` another one.
class SoakTest {
  private static final int MAILS = Integer.getInteger("sealbag.soak.mails", 60);
  private static final long SEED = Long.getLong("sealbag.soak.seed", 1L);
  private static final String BOX = "intake";
  private static final Duration PATIENCE = Duration.ofSeconds(90 + MAILS);

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final Map<String, Integer> expected = new TreeMap<>();
  private final List<byte[]> sent = new ArrayList<>();
  private int exports;
  private int letters;
  private int kills;
  private int killed;
  private int cuts;

  @Test
  void everyMailIsAccountedForExactlyOnce() throws Exception {
    Dovecot.require();
    Path home = folder.resolve("home");
    try (var dovecot = Dovecot.start();
        var line = new FaultyProxy(dovecot.imapPort());
        var post = new PostOffice()) {
      configure(home, line.port(), post.smtpPort());
      try (Ledger ledger = ledger(home)) {
        Process daemon = deliverAndDisturb(home, dovecot, line);
        waitUntil(() -> isDone(ledger), () -> state(ledger, home));
        daemon.destroy();
        assertThat(daemon.waitFor()).isIn(0, 143);
        retryWhatWasKilledThreeTimes(ledger, new Sealbag(home));
        System.getLogger("soak")
            .log(
                System.Logger.Level.INFO,
                "{0} mails, {1} kills, {2} cuts, {3} retried: {4}",
                MAILS,
                kills,
                cuts,
                killed,
                expected);

        assertThat(tally(ledger)).isEqualTo(expected);
        assertThat(ledger.mailboxes().counts(BOX)).isEqualTo(Map.of("marked", (long) MAILS));
        assertLetters(ledger, post);
        assertThat(files(home.resolve("outbox/evidence"))).isEqualTo(exports);
        assertThat(files(home.resolve("outbox/records"))).isEqualTo(exports);
        assertThat(ledger.verifyCustody().faults()).isEmpty();
      }
      assertThat(files(home.resolve("store/incoming"))).isZero();
    }
  }

  /// @return the daemon that runs at the end
  private Process deliverAndDisturb(Path home, Dovecot dovecot, FaultyProxy line)
      throws IOException, InterruptedException {
    Process daemon = start(home);
    while (sent.size() < MAILS) {
      for (int i = random.nextInt(1, 6); i > 0 && sent.size() < MAILS; i--) {
        byte[] mail = mail();
        sent.add(mail);
        dovecot.put(BOX, mail);
      }
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(50, 1500)).toNanos());
      if (random.nextInt(3) == 0) {
        line.cut();
        cuts++;
      }
      if (random.nextInt(6) == 0) {
        daemon.destroyForcibly().waitFor();
        kills++;
        daemon = start(home);
      }
    }
    return daemon;
  }

  /// The next mail, with what must become of it.
  private byte[] mail() throws IOException {
    int kind = random.nextInt(10);
    if (kind == 9 && !sent.isEmpty()) {
      // the very bytes of an earlier mail are a sighting and nothing else
      return sent.get(random.nextInt(sent.size()));
    }
    String id = "soak-" + sent.size();
    OfficerMail mail = OfficerMail.of(id, "01/%07d/26 JS/1 evidence".formatted(sent.size()));
    return (kind < 5 ? toBeRead(kind, id, mail) : toBeHeldOrClosed(kind, id, mail)).bytes();
  }

  private OfficerMail toBeRead(int kind, String id, OfficerMail mail) throws IOException {
    letters++;
    return switch (kind) {
      case 0 -> {
        expect("split", 1);
        expect("recorded", 2);
        yield mail.withChat("Sam", id + " a").withChat("Ana", id + " b");
      }
      case 1 -> {
        expect("held NO_REFERENCE", 1);
        yield OfficerMail.of(id, "WhatsApp Chat with Sam").withChat("Sam", id);
      }
      case 2 -> {
        expect("recorded", 1);
        yield mail.withZip("Sam", id);
      }
      default -> {
        expect("recorded", 1);
        yield mail.withChat("Sam", id);
      }
    };
  }

  private OfficerMail toBeHeldOrClosed(int kind, String id, OfficerMail mail) {
    return switch (kind) {
      case 5 -> {
        expect("closed AUTOMATED", 1);
        yield mail.header("Auto-Submitted: auto-replied").saying(id);
      }
      case 6 -> {
        expect("held SENDER", 1);
        yield mail.from("x@example.com").withChat("Sam", id);
      }
      case 7 -> {
        expect("held DAMAGED", 1);
        letters++;
        byte[] torn = ("PK\3\4" + id).getBytes(UTF_8);
        yield mail.attach("WhatsApp Chat with Sam.zip", "application/zip", torn);
      }
      default -> {
        expect("held NO_EXPORT", 1);
        letters++;
        yield mail.saying("The file follows. " + id);
      }
    };
  }

  private void expect(String outcome, int count) {
    expected.merge(outcome, count, Integer::sum);
    if (outcome.equals("recorded")) {
      exports += count;
    }
  }

  private static Map<String, Integer> tally(Ledger ledger) {
    Map<String, Integer> tally = new TreeMap<>();
    for (Submission one : ledger.list()) {
      String outcome =
          switch (one.progress()) {
            case Progress.Held held -> "held " + held.reason();
            case Progress.Closed closed -> "closed " + closed.why();
            case Progress other -> other.word();
          };
      tally.merge(outcome, 1, Integer::sum);
    }
    return tally;
  }

  /// One letter for each mail that may be answered, however often it went over the line.
  private void assertLetters(Ledger ledger, PostOffice post) throws Exception {
    Map<String, Long> got =
        post.got().stream()
            .collect(
                Collectors.groupingBy(
                    PostOffice.Got::id, LinkedHashMap::new, Collectors.counting()));
    var written = new HashSet<String>();
    for (Submission one : ledger.list()) {
      ledger.letters().of(one.number()).forEach(letter -> written.add("<" + letter.id() + ">"));
    }
    assertThat(got.keySet()).isEqualTo(written).hasSizeBetween(letters - killed, letters + killed);
    long twice = got.values().stream().mapToLong(times -> times - 1).sum();
    assertThat(twice).as("letters that were sent again after a kill").isBetween(0L, (long) kills);
  }

  /// A mail in whose reading the daemon was killed three times is held, as one that kills it would
  /// be; a person lets it try again.
  private void retryWhatWasKilledThreeTimes(Ledger ledger, Sealbag sealbag) {
    for (Submission one : ledger.list("held")) {
      if (one.progress() instanceof Progress.Held held
          && held.reason() == HoldReason.REPEATED_FAILURE) {
        sealbag.run("retry", one.number(), "--because", "It was killed.", "--by", "soak");
        killed++;
      }
    }
    if (killed > 0) {
      sealbag.run("watch", "--once"); // its letter
    }
  }

  private static boolean isDone(Ledger ledger) {
    boolean marked = ledger.mailboxes().counts(BOX).equals(Map.of("marked", (long) MAILS));
    return marked
        && ledger.list().stream().noneMatch(one -> one.progress().isOpen())
        && ledger.letters().unanswered(1).isEmpty()
        && ledger.list().stream()
            .flatMap(one -> ledger.letters().of(one.number()).stream())
            .allMatch(letter -> letter.state().equals("sent"));
  }

  private static String state(Ledger ledger, Path home) throws IOException {
    return ledger.mailboxes().counts(BOX)
        + " "
        + tally(ledger)
        + "\n"
        + Files.readString(home.resolveSibling("log"));
  }

  private static void waitUntil(Callable<Boolean> done, Callable<String> otherwise)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not done: " + otherwise.call());
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static void configure(Path home, int imapPort, int smtpPort) throws IOException {
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("sealbag.toml"),
        """
        [mailbox.intake]
        host = "127.0.0.1"
        port = "%d"
        security = "plain"
        user = "intake"
        password-file = "%s"
        """
                .formatted(imapPort, Files.writeString(home.resolve("password"), Dovecot.PASSWORD))
            + PostOffice.settings(smtpPort));
  }

  private static Ledger ledger(Path home) {
    return Ledger.open(
        Ledger.sqlite(home.resolve("ledger.db")),
        Claimant.ofThisProcess("soak"),
        InstantSource.system(),
        home.resolve("packages"));
  }

  private static Process start(Path home) throws IOException {
    String log = home.resolveSibling("log").toString();
    return ChildProcess.start(
        List.of("sh", "-c", "exec \"$@\" >>'" + log + "' 2>&1", "sh"),
        List.of("-Xmx512m"),
        List.of("watch", "--home", home.toString()));
  }

  private static int files(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? 0 : names.length;
  }
}
