package sealbag.ingest.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Imap;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Security;
import sealbag.uploaders.delivery.Secret;

/// Servers that say no, and what people are told then.
class ImapRefusalsTest {
  private static final Optional<String> ALL = Optional.empty();

  private ImapStub stub;

  @BeforeEach
  void start() throws IOException {
    stub = new ImapStub();
  }

  @AfterEach
  void stop() throws IOException {
    stub.close();
  }

  private Imap settings() {
    return ImapSettings.with(
        ImapSettings.at(stub.port(), "mailbox@example.org"), Duration.ofSeconds(5));
  }

  private static MailSourceException failure(Imap settings) throws IOException {
    try (var source = new ImapSource(settings, InstantSource.system())) {
      return catchThrowableOfType(MailSourceException.class, () -> source.list(ALL));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAG NO [AUTHENTICATIONFAILED] wrong secret     | REFUSED | did not accept the user and the password (AUTHENTICATIONFAILED)",
        "TAG NO Log-in failed for <mailbox@example.org> | REFUSED | did not accept the user and the password.",
        "TAG NO [PRIVACYREQUIRED] not in the clear      | REFUSED | Give security tls or starttls",
        "TAG NO [UNAVAILABLE] try later                 | AWAY    | could not do that now (UNAVAILABLE)",
        "TAG NO [ALERT] Too many simultaneous sessions  | AWAY    | too many connections",
        "* BYE going down                               | AWAY    | closed the connection",
      })
  void aRefusedLogInSaysWhoCanMendIt(String answer, Why why, String words) throws IOException {
    stub.answer("LOGIN", answer.strip());

    MailSourceException failure = failure(settings());

    assertThat(failure.why()).isEqualTo(why);
    assertThat(failure).hasMessageContaining(words.strip());
    assertThat(failure.getMessage()).doesNotContain(Dovecot.PASSWORD, "mailbox@example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAG BAD User is authenticated but not connected. | REFUSED | gives it no rights on the mailbox",
        "TAG NO User is authenticated but not connected.  | REFUSED | Add-MailboxPermission",
        "TAG NO [NONEXISTENT] Unknown Mailbox: Secret plan | REFUSED | does not open the folder (NONEXISTENT). Check folder",
        "TAG NO Server Unavailable. 15                    | AWAY    | could not do that now",
        "TAG OK [READ-WRITE]                              | REFUSED | no lasting numbers",
      })
  void aFolderThatDoesNotOpenIsExplained(String answer, Why why, String words) throws IOException {
    stub.answer("SELECT", answer.strip());

    MailSourceException failure = failure(settings());

    assertThat(failure.why()).isEqualTo(why);
    assertThat(failure).hasMessageContaining(words.strip());
    assertThat(failure.getMessage()).doesNotContain("Secret plan");
  }

  @Test
  void aServerThatSaysGoodbyeAtOnceIsAway() throws IOException {
    stub.greet("* BYE too many connections");

    assertThat(failure(settings()).why()).isEqualTo(Why.AWAY);
  }

  @Test
  void aPortWhereNothingListensAndAHostThatIsNotFoundAreSaid() throws IOException {
    try (var taken = new Socket()) { // keeps the port, and does not listen on it
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThat(failure(ImapSettings.at(taken.getLocalPort(), "mailbox@example.org")))
          .hasMessageContaining("nothing answers there");
    }
    assertThat(failure(ImapSettings.with(settings(), Security.TLS, "no-such-host.invalid")))
        .hasMessageContaining("is not found");
  }

  @Test
  void aPortThatDoesNotSpeakTlsIsSaid() throws IOException {
    assertThat(failure(ImapSettings.with(settings(), Security.TLS, "127.0.0.1")))
        .hasMessageContaining("does not speak TLS");
  }

  @Test
  void withoutStarttlsNoPasswordIsSent() throws IOException {
    assertThat(failure(ImapSettings.with(settings(), Security.STARTTLS, "127.0.0.1")))
        .hasMessageContaining("does not offer STARTTLS");
    stub.greet("* PREAUTH welcome");
    assertThat(failure(ImapSettings.with(settings(), Security.STARTTLS, "127.0.0.1")))
        .hasMessageContaining("does not offer STARTTLS");

    assertThat(stub.heard()).noneMatch(it -> it.startsWith("LOGIN"));
  }

  @Test
  void aPlainConnectionIsOnlyMadeToThisMachine() throws IOException {
    MailSourceException failure =
        failure(ImapSettings.with(settings(), Security.PLAIN, "192.0.2.1"));

    assertThat(failure.why()).isEqualTo(Why.REFUSED);
    assertThat(failure).hasMessageContaining("only made to this machine");
  }

  @Test
  void aTokenIsUsedAndAfterARefusalANewOneIsFetched() throws IOException {
    stub.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\nTAG OK");
    try (var tokens = new TokenService(3600)) {
      var login =
          new Login.OAuth(
              tokens.address(), "app", new Login.Proof.ClientSecret(new Secret("hush")), "scope");
      var source = new ImapSource(ImapSettings.with(settings(), login), InstantSource.system());
      try (source) {
        assertThat(source.list(ALL).messages()).hasSize(1);
        assertThat(stub.heard()).anyMatch(it -> it.startsWith("AUTHENTICATE XOAUTH2 dXNlcj1tYWls"));

        stub.answer("AUTHENTICATE", "TAG NO AUTHENTICATE failed.");
        stub.answer("SELECT", "* BYE your time is over");
        assertThatThrownBy(() -> source.list(ALL))
            .isInstanceOfSatisfying(
                MailSourceException.class,
                e -> {
                  assertThat(e.why()).isEqualTo(Why.REFUSED);
                  assertThat(e).hasMessageContainingAll("IMAP.AccessAsApp", "New-ServicePrincipal");
                  assertThat(e.getMessage()).doesNotContain("token-1", "hush");
                });
        assertThat(tokens.asked()).hasSize(1);
        assertThatThrownBy(() -> source.list(ALL)).isInstanceOf(MailSourceException.class);
        assertThat(tokens.asked()).hasSize(2);
      }
    }
  }

  @Test
  void aServerThatKeepsNoKeywordIsNotAskedTo() throws IOException {
    stub.answer(
        "SELECT",
        "* 1 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [PERMANENTFLAGS (\\Seen \\Deleted)]\r\nTAG OK");

    assertRefused(new Acknowledgement.Keyword("$Sealbag"), "keeps no keyword");
  }

  @Test
  void aServerThatCannotRemoveOneMessageIsNotAskedToMove() throws IOException {
    stub.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK");

    assertRefused(new Acknowledgement.Move("Done"), "neither move a message nor remove");
    assertThat(stub.heard()).noneMatch(it -> it.contains("COPY") || it.contains("EXPUNGE"));
  }

  @Test
  void withoutMoveAMessageIsCopiedAndOnlyThatOneRemoved() throws IOException {
    var settings = ImapSettings.at(stub.port(), "u", new Acknowledgement.Move("Erledigt/März"));
    try (var source = new ImapSource(settings, InstantSource.system())) {
      source.acknowledge(source.list(ALL).messages().getFirst());
    }

    assertThat(stub.heard())
        .containsSubsequence(
            "UID COPY 1 Erledigt/M&AOQ-rz",
            "UID STORE 1 +FLAGS.SILENT (\\Deleted)",
            "UID EXPUNGE 1");
  }

  private void assertRefused(Acknowledgement how, String words) throws IOException {
    try (var source =
        new ImapSource(ImapSettings.at(stub.port(), "u", how), InstantSource.system())) {
      ListedMessage message = source.list(ALL).messages().getFirst();
      assertThatThrownBy(() -> source.acknowledge(message))
          .isInstanceOfSatisfying(
              MailSourceException.class, e -> assertThat(e.why()).isEqualTo(Why.REFUSED))
          .hasMessageContaining(words);
    }
  }

  @ParameterizedTest
  @CsvSource({"BODY[] {5}", "BODY[]<0> {5}"})
  void aServerThatAnswersWithTheWholeMessageIsUnderstood(String item) throws IOException {
    stub.answer("UID FETCH 1 (UID BODY", "* 1 FETCH (UID 1 " + item + "\r\nhello)\r\nTAG OK");
    try (var source = new ImapSource(settings(), InstantSource.system());
        InputStream in = source.open(source.list(ALL).messages().getFirst())) {
      assertThat(in.readAllBytes()).asString().isEqualTo("hello");
    }
  }

  @Test
  void nothingOutOfAMessageThatIsNotEmptyIsAFailure() throws IOException {
    stub.answer("UID FETCH 1 (UID BODY", "* 1 FETCH (UID 1 BODY[]<0> NIL)\r\nTAG OK");
    try (var source = new ImapSource(settings(), InstantSource.system());
        InputStream in = source.open(source.list(ALL).messages().getFirst())) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(MailSourceException.class)
          .isNotInstanceOf(MessageGoneException.class);
    }
  }

  @Test
  void aMessageWhoseSizeTheServerCannotSayIsListedAllTheSame() throws IOException {
    stub.answer("UID FETCH", "TAG NO internal error");
    try (var source = new ImapSource(settings(), InstantSource.system())) {
      assertThat(source.list(ALL).messages())
          .containsExactly(new ListedMessage("7/1", -1, Optional.empty()));
    }
  }

  @Test
  void theLastMessageIsNotListedAgainThoughTheServerNamesIt() throws IOException {
    try (var source = new ImapSource(settings(), InstantSource.system())) {
      Listing first = source.list(ALL);

      assertThat(first.cursor()).isEqualTo("7/2");
      assertThat(source.list(Optional.of("7/2")).messages()).isEmpty();
      assertThat(source.list(Optional.of("6/2")).messages()).hasSize(1);
      assertThat(stub.heard()).contains("UID SEARCH UID 2:*");
    }
  }

  @Test
  void whereThereIsNoIdleTheServerIsAskedNowAndThen() throws Exception {
    var settings = ImapSettings.with(settings(), Duration.ofSeconds(1));
    stub.answer("EXAMINE", "* 1 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 2]\r\nTAG OK");
    try (var source = new ImapSource(settings, InstantSource.system())) {
      var _ = source.list(ALL);
      source.await(Duration.ofMillis(700));
      assertThat(stub.heard()).contains("NOOP").doesNotContain("IDLE");

      stub.answer("NOOP", "* 2 EXISTS\r\nTAG OK");
      source.await(Duration.ofMinutes(5));
    }
  }
}
