package sealbag.ingest.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters.Written;
import sealbag.ingest.receipts.LetterSettings.Login;
import sealbag.ingest.receipts.LetterSettings.Security;
import sealbag.ingest.receipts.Posting.Round;
import sealbag.uploaders.delivery.Secret;

class PostingTest {
  private static final Actor SERVICE = new Actor(Actor.Type.SERVICE, "sealbag");
  private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(30), Duration.ofMinutes(60));
  private static final Login LOGIN = new Login("sealbag", new Secret("open-sesame"));

  @TempDir private static Path shared;
  private static TestCertificate certificate;

  @TempDir private Path folder;
  private Instant now = SampleMails.NOON;
  private Ledger ledger;
  private String number;
  private StubSmtp server;

  @BeforeAll
  static void makeACertificate() throws Exception {
    certificate = TestCertificate.make(shared);
  }

  @BeforeEach
  void open() throws Exception {
    ledger =
        Ledger.open(
            Ledger.sqlite(folder.resolve("ledger.db")),
            Claimant.ofThisProcess("host"),
            () -> now,
            folder);
    number =
        ledger
            .arrive(SampleMails.original().intake(), Claims.none(), SERVICE)
            .submission()
            .number();
    server = StubSmtp.withStartTls(certificate.server());
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    ledger.close();
  }

  private Letter letter(String kind) {
    Letter sample = LetterCases.of("recorded");
    var letter =
        new Letter(
            number + "." + kind + "@sealbag.example",
            number,
            kind,
            sample.recipient(),
            sample.message());
    ledger.letters().add(letter, SERVICE);
    return letter;
  }

  private Posting posting(String host, int port, Security security, Optional<Login> login)
      throws Exception {
    var settings = new LetterSettings.Smtp(host, port, security, login);
    var outbox =
        new MailServer(
            settings, "sealbag.example", Duration.ofSeconds(5), Optional.of(certificate.client()));
    return new Posting(ledger.letters(), outbox, 20, PAUSES, () -> now);
  }

  private Posting stub() throws Exception {
    return posting("localhost", server.port(), Security.PLAIN, Optional.empty());
  }

  private Written written() {
    return ledger.letters().of(number).getFirst();
  }

  @Test
  void aLetterArrivesByteForByteAndTheEnvelopeHasNoSender() throws Exception {
    Letter letter = letter("recorded");

    Round round = stub().send(10);

    assertThat(round).isEqualTo(new Round(1, 1, 0, 0, Optional.empty(), false));
    assertThat(server.messages()).containsExactly(letter.message());
    assertThat(server.commands())
        .contains("EHLO sealbag.example", "MAIL FROM:<>", "RCPT TO:<" + SampleMails.OFFICER + ">");
    assertThat(written().state()).isEqualTo("sent");
    assertThat(stub().send(10).taken()).isZero();
  }

  @Test
  void itIsSentOverStartTlsAfterSayingWhoWeAre() throws Exception {
    Letter letter = letter("recorded");

    Round round =
        posting("localhost", server.port(), Security.STARTTLS, Optional.of(LOGIN)).send(10);

    assertThat(round.problem()).isEmpty();
    assertThat(server.messages()).containsExactly(letter.message());
    assertThat(server.commands())
        .contains("STARTTLS")
        .anyMatch(one -> one.startsWith("AUTH PLAIN"));
  }

  @Test
  void aServerThatOffersNoEncryptionGetsNeitherPasswordNorLetter() throws Exception {
    letter("recorded");
    server.offerNoTls();

    Round round =
        posting("localhost", server.port(), Security.STARTTLS, Optional.of(LOGIN)).send(10);

    assertThat(round.later()).isEqualTo(1);
    assertThat(round.isOurs()).isTrue();
    assertThat(round.problem().orElseThrow()).contains("smtp.security");
    assertThat(server.commands()).noneMatch(one -> one.startsWith("AUTH"));
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void aCertificateForAnotherNameIsNotBelieved() throws Exception {
    letter("recorded");

    Round round =
        posting("127.0.0.1", server.port(), Security.STARTTLS, Optional.of(LOGIN)).send(10);

    assertThat(round.later()).isEqualTo(1);
    assertThat(round.isOurs()).isTrue();
    assertThat(round.problem().orElseThrow()).contains("certificate");
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void aWrongPasswordIsForAPersonAndTheLetterWaits() throws Exception {
    letter("recorded");
    var wrong = new Login("sealbag", new Secret("wrong"));

    Round round =
        posting("localhost", server.port(), Security.STARTTLS, Optional.of(wrong)).send(10);

    assertThat(round.later()).isEqualTo(1);
    assertThat(round.isOurs()).isTrue();
    assertThat(round.problem().orElseThrow()).contains("smtp.user").doesNotContain("wrong");
    assertThat(written().state()).isEqualTo("waiting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
  void aTemporaryAnswerAnywhereMeansLater(String command) throws Exception {
    Letter letter = letter("recorded");
    server.answer(command, "451 4.3.0 come back, officer CANARY");

    Round round = stub().send(10);

    assertThat(round.later()).isEqualTo(1);
    assertThat(round.isOurs()).isFalse();
    assertThat(round.problem().orElseThrow()).doesNotContain("CANARY");
    assertThat(stub().send(10).taken()).isZero();

    server.behave();
    now = now.plus(Duration.ofSeconds(30));
    assertThat(stub().send(10).sent()).isEqualTo(1);
    assertThat(server.messages()).last().isEqualTo(letter.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA", "."})
  void aConnectionThatBreaksAnywhereMeansLaterWithTheSameMessageId(String command)
      throws Exception {
    Letter letter = letter("recorded");
    server.dropAt(command);

    assertThat(stub().send(10).later()).isEqualTo(1);

    server.behave();
    now = now.plus(Duration.ofSeconds(30));
    assertThat(stub().send(10).sent()).isEqualTo(1);
    assertThat(server.messages()).isNotEmpty().allMatch(letter.message()::equals);
    assertThat(server.messages()).hasSize(command.equals(".") ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({"RCPT, 550 5.1.1 no such user CANARY", ".,554 5.6.0 not this one CANARY"})
  void aFinalNoIsKeptAndNotTriedAgain(String command, String reply) throws Exception {
    letter("recorded");
    server.answer(command, reply);

    Round round = stub().send(10);

    assertThat(round.refused()).isEqualTo(1);
    assertThat(written().state()).isEqualTo("refused");
    assertThat(written().problem().orElseThrow()).contains("55").doesNotContain("CANARY");
    now = now.plus(Duration.ofDays(30));
    assertThat(stub().send(10).taken()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.7.1 relaying denied",
    "RCPT, 530 5.7.0 say who you are",
    "RCPT, 503 wrong order",
    "MAIL, 550 5.7.60 no such sender",
    "MAIL, 501 5.1.7 bad sender"
  })
  void aRuleOfTheMailServerIsForAPersonAndTheLetterWaits(String command, String reply)
      throws Exception {
    letter("recorded");
    server.answer(command, reply);

    Round round = stub().send(10);

    assertThat(round.later()).isEqualTo(1);
    assertThat(round.isOurs()).isTrue();
    assertThat(written().state()).isEqualTo("waiting");
  }

  @Test
  void pausesGrowToACeilingAndNothingIsGivenUp() throws Exception {
    letter("recorded");
    server.close();
    var pauses = new java.util.ArrayList<Duration>();

    for (int tries = 1; tries <= 12; tries++) {
      assertThat(stub().send(10).later()).isEqualTo(1);
      Duration pause = PAUSES.after(tries);
      now = now.plus(pause).minusMillis(1);
      assertThat(stub().send(10).taken()).isZero();
      now = now.plusMillis(1);
      pauses.add(pause);
    }

    assertThat(pauses).startsWith(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(pauses).endsWith(Duration.ofMinutes(60), Duration.ofMinutes(60));
    assertThat(written().state()).isEqualTo("waiting");
  }

  @Test
  void moreThanTwentyLettersInAnHourWaitAndAreNotLost() throws Exception {
    for (int i = 0; i < 25; i++) {
      letter("kind-" + i);
    }

    assertThat(stub().send(100).sent()).isEqualTo(20);
    now = now.plus(Duration.ofMinutes(30));
    assertThat(stub().send(100).sent()).isZero();
    now = now.plus(Duration.ofMinutes(31));
    assertThat(stub().send(100).sent()).isEqualTo(5);
    assertThat(ledger.letters().of(number)).allMatch(one -> one.state().equals("sent"));
  }

  @Test
  void doctorHearsWhatIsWrongWithoutSendingAnything() throws Exception {
    var wrong = new Login("sealbag", new Secret("wrong"));

    assertThat(posting("localhost", server.port(), Security.STARTTLS, Optional.of(LOGIN)).problem())
        .isEmpty();
    assertThat(
            posting("localhost", server.port(), Security.STARTTLS, Optional.of(wrong))
                .problem()
                .orElseThrow())
        .contains("smtp.user");
    server.close();
    assertThat(stub().problem().orElseThrow()).contains("reached");
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void itIsSentOverTlsFromTheFirstByte() throws Exception {
    Letter letter = letter("recorded");

    try (StubSmtp encrypted = StubSmtp.withTls(certificate.server())) {
      posting("localhost", encrypted.port(), Security.TLS, Optional.of(LOGIN)).send(10);

      assertThat(encrypted.messages()).containsExactly(letter.message());
      assertThat(encrypted.commands()).doesNotContain("STARTTLS");
    }
  }
}
