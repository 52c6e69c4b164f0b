package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real server behind a bad line.
class ImapFaultsTest {
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static @Nullable Dovecot running;
  private final String user = UUID.randomUUID().toString();
  private @Nullable FaultyProxy open;

  @BeforeAll
  static void startServer() throws IOException {
    Dovecot.require();
    running = Dovecot.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void openProxy() throws IOException {
    open = new FaultyProxy(server().imapPort());
  }

  @AfterEach
  void closeProxy() throws IOException {
    line().close();
  }

  private static Dovecot server() {
    return Objects.requireNonNull(running);
  }

  private FaultyProxy line() {
    return Objects.requireNonNull(open);
  }

  private MailSource source() {
    return source(ANSWER);
  }

  private MailSource source(Duration answer) {
    return new ImapSource(
        ImapSettings.with(ImapSettings.at(line().port(), user), answer), InstantSource.system());
  }

  private void put(String mail) throws IOException {
    server().put(user, mail.getBytes(ISO_8859_1));
  }

  /// Some lines that do not compress to nothing, the same each time.
  private static byte[] large(int kib) {
    var random = new Random(42);
    byte[] bytes = new byte[512];
    var mail = new StringBuilder("Subject: large\r\n\r\n");
    for (int i = 0; i < kib; i++) {
      random.nextBytes(bytes);
      mail.append(HexFormat.of().formatHex(bytes), 0, 1022).append("\r\n");
    }
    return mail.toString().getBytes(ISO_8859_1);
  }

  private static String sha256(InputStream in) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[8192];
    for (int n; (n = in.read(buffer)) != -1; ) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void aBlackHoleInIdleEndsTheWaitWithinTheTimeForAnAnswer() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source = source()) {
      var _ = source.list(Optional.empty());
      source.await(Duration.ofMillis(1));
      Future<?> waiting = threads.submit(() -> await(source));
      long before = line().bytesFromServer();
      Wait.until("IDLE has begun", () -> line().bytesFromServer() > before);

      line().blackHole();
      long start = System.nanoTime();

      assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(MailSourceException.class)
          .hasMessageContaining("did not answer in time");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(ANSWER.multipliedBy(2)); // twice, for a machine that is busy

      put(MailSourceContract.mail(1));
      line().heal();
      assertThat(source.list(Optional.empty()).messages()).hasSize(1);
    }
  }

  @Test
  void aQuietServerIsMadeToSpeakSoThatTheLastAnswerStaysYoung() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        MailSource source = source()) {
      var _ = source.list(Optional.empty());
      Future<?> waiting = threads.submit(() -> await(source));
      var first = source.lastAnswer().orElseThrow();

      Wait.until(
          "two rounds are over",
          () -> source.lastAnswer().orElseThrow().isAfter(first.plus(ANSWER)));

      assertThat(waiting.isDone()).isFalse();
      assertThat(line().connections()).isEqualTo(2);
    }
  }

  @Test
  void aBlackHoleWhileListingEndsInASentence() throws Exception {
    try (MailSource source = source()) {
      var _ = source.list(Optional.empty());
      line().blackHole();

      assertThatThrownBy(() -> source.list(Optional.empty()))
          .isInstanceOf(MailSourceException.class)
          .hasMessageContaining("does not answer in time");
    }
  }

  @Test
  void aConnectionThatTheServerEndedMeanwhileIsReplacedInSilence() throws Exception {
    put(MailSourceContract.mail(1));
    try (MailSource source = source()) {
      var _ = source.list(Optional.empty());
      line().cut();

      assertThat(source.list(Optional.empty()).messages()).hasSize(1);
      assertThat(line().connections()).isEqualTo(2);
    }
  }

  @Test
  void aMailIsFetchedWholeOverALineThatIsResetAgainAndAgain() throws Exception {
    byte[] mail = large(5 * 1024);
    server().put(user, mail);
    try (MailSource source = source(Duration.ofSeconds(20))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      line().resetEvery(1_500_000);

      try (InputStream in = source.open(message)) {
        assertThat(sha256(in)).isEqualTo(sha256(mail));
      }
      assertThat(line().connections()).isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void aLineThatDiesEarlyIsUsedInSmallerPieces() throws Exception {
    byte[] mail = large(600);
    server().put(user, mail);
    try (MailSource source = source(Duration.ofSeconds(20))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      line().resetEvery(200_000);

      try (InputStream in = source.open(message)) {
        assertThat(sha256(in)).isEqualTo(sha256(mail));
      }
    }
  }

  @Test
  void aLineThatNeverBringsAPieceEndsInASentence() throws Exception {
    server().put(user, large(600));
    try (MailSource source = source(Duration.ofSeconds(20))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      line().resetEvery(20_000);

      try (InputStream in = source.open(message)) {
        assertThatThrownBy(in::readAllBytes)
            .isInstanceOfSatisfying(
                MailSourceException.class,
                e -> assertThat(e.why()).isEqualTo(MailSourceException.Why.AWAY));
      }
    }
  }

  @Test
  void aMailThatIsRemovedWhileItIsFetchedIsGoneAndNotCutShort() throws Exception {
    server().put(user, large(3 * 1024));
    try (MailSource source = source(Duration.ofSeconds(20))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      try (InputStream in = source.open(message)) {
        assertThat(in.readNBytes(1000)).hasSize(1000);
        new OtherClient(server().imapPort(), user, Dovecot.PASSWORD).remove(message);
        line().cut();

        assertThatThrownBy(in::readAllBytes).isInstanceOf(MessageGoneException.class);
      }
    }
  }

  @Test
  void whenTheNumbersAreForgottenEverythingIsListedAgainAndOldNamesAreGone() throws Exception {
    put(MailSourceContract.mail(1));
    put(MailSourceContract.mail(2));
    try (MailSource source = source()) {
      Listing before = source.list(Optional.empty());
      line().cut();
      server().forgetNumbers(user);
      put(MailSourceContract.mail(3));

      Listing after = source.list(Optional.of(before.cursor()));

      assertThat(MailSourceContract.ids(after))
          .hasSize(3)
          .doesNotContainAnyElementsOf(MailSourceContract.ids(before));
      assertThatThrownBy(() -> MailSourceContract.read(source, before.messages().getFirst()))
          .isInstanceOf(MessageGoneException.class);
      source.acknowledge(before.messages().getFirst());
      var texts = new StringBuilder();
      for (ListedMessage message : after.messages()) {
        texts.append(MailSourceContract.read(source, message));
      }
      assertThat(texts).contains("number 1", "number 2", "number 3");
    }
  }

  @Test
  void overASlowLineLargePiecesMakeUpForTheWay() throws Exception {
    byte[] mail = large(4 * 1024);
    server().put(user, mail);
    try (MailSource source = source(Duration.ofSeconds(20))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      line().roundTrip(Duration.ofMillis(20));
      long start = System.nanoTime();

      try (InputStream in = source.open(message)) {
        assertThat(sha256(in)).isEqualTo(sha256(mail));
      }

      // In pieces of 16 KiB the way alone takes 256 times 20 ms.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void closingEndsAFetchThatNobodyAnswers() throws Exception {
    server().put(user, large(3 * 1024));
    MailSource source = source(Duration.ofMinutes(2));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();
      InputStream in = source.open(message);
      assertThat(in.read()).isEqualTo('S');
      line().blackHole();
      Future<?> reading = threads.submit(in::readAllBytes);

      source.close();

      assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(MailSourceException.class);
    }
  }

  private static String await(MailSource source) throws Exception {
    source.await(Duration.ofMinutes(5));
    return "woken";
  }
}
