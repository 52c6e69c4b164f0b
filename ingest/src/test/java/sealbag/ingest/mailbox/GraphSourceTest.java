package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.uploaders.delivery.Secret;

final class GraphSourceTest extends MailSourceContract {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private GraphStub graph;
  private TokenService tokens;

  @BeforeEach
  void start() throws IOException {
    graph = new GraphStub();
    tokens = new TokenService(3600);
  }

  @AfterEach
  void stop() {
    graph.close();
    tokens.close();
  }

  @Override
  MailSource source() {
    return source(new Acknowledgement.Keyword("SealbagTaken"));
  }

  private GraphSource source(Acknowledgement how) {
    return source(how, "inbox", Duration.ofSeconds(20));
  }

  private GraphSource source(Acknowledgement how, String folder, Duration answer) {
    var proof = new Login.Proof.ClientSecret(new Secret("secret"));
    var login = new Login.OAuth(tokens.address(), "app", proof, "scope");
    var settings =
        new MailboxSettings.Graph(
            "desk",
            graph.base(),
            "desk@example.org",
            folder,
            login,
            how,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Optional.empty());
    InstantSource clock = InstantSource.fixed(NOW);
    var kept = new OAuthTokens(login, clock, Duration.ofSeconds(5), Duration.ofSeconds(5));
    return new GraphSource(settings, kept, clock, answer);
  }

  @Override
  void arrive(String mail) {
    graph.arrive(mail);
  }

  @Override
  void removeByAnother(ListedMessage message) {
    graph.remove(message.id());
  }

  @Override
  boolean isMarked(ListedMessage message) {
    return graph.mail(message.id()).categories.equals(List.of("SealbagTaken"));
  }

  private static Listing list(MailSource source) throws IOException {
    return source.list(Optional.empty());
  }

  private MailSourceException refusal(int status, String header, String value) throws IOException {
    graph.plan(status, header, value, "{}");
    try (MailSource source = source()) {
      return catchThrowableOfType(MailSourceException.class, () -> list(source));
    }
  }

  @Test
  void removedMailsOfADeltaAreNotListed() throws Exception {
    arrive(mail(1));
    try (MailSource source = source()) {
      Listing first = list(source);
      graph.remove(first.messages().getFirst().id());
      arrive(mail(2));

      assertThat(ids(source.list(Optional.of(first.cursor())))).containsExactly("AAk=/2");
    }
  }

  @Test
  void aCursorThatGraphForgotListsEverything() throws Exception {
    arrive(mail(1));
    try (MailSource source = source()) {
      String cursor = list(source).cursor();

      graph.plan(410, "X-Any", "x", "{\"error\":{\"code\":\"syncStateNotFound\"}}");
      assertThat(source.list(Optional.of(cursor)).messages()).hasSize(1);
      graph.plan(400, "X-Any", "x", "{\"error\":{\"code\":\"SyncStateInvalid\"}}");
      assertThat(source.list(Optional.of(cursor)).messages()).hasSize(1);
    }
  }

  @Test
  void aCursorOfAnotherFolderIsNotFollowed() throws Exception {
    arrive(mail(1));
    String cursor;
    try (MailSource source = source()) {
      cursor = list(source).cursor();
    }
    try (MailSource other = source(new Acknowledgement.None(), "other", Duration.ofSeconds(20))) {
      assertThatThrownBy(() -> other.list(Optional.of(cursor)))
          .as("the stub has no such folder")
          .hasMessageContaining("no such mailbox or folder");
    }
  }

  @Test
  void aLinkToAnotherHostIsRefusedAndNeverCalled() throws Exception {
    try (var other = new GraphStub();
        MailSource source = source()) {
      for (String host :
          List.of(other.base().toString(), "https://127.0.0.1:1", "http://u@127.0.0.1")) {
        graph.plan(
            200,
            "X-Any",
            "x",
            "{\"value\":[],\"@odata.nextLink\":\"%s/users/desk@example.org/x\"}".formatted(host));

        assertThatThrownBy(() -> list(source))
            .isInstanceOfSatisfying(
                MailSourceException.class, e -> assertThat(e.why()).isEqualTo(Why.REFUSED))
            .hasMessageContaining("not followed");
      }
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void pagesThatLeadInACircleEnd() throws Exception {
    String page =
        "{\"value\":[],\"@odata.nextLink\":\"%s/users/desk@example.org/a\"}"
            .formatted(graph.base());
    graph.plan(200, "X-Any", "x", page);
    graph.plan(200, "X-Any", "x", page);
    try (MailSource source = source()) {
      assertThatThrownBy(() -> list(source)).hasMessageContaining("something that is none");
    }
  }

  @Test
  void whatIsWrongWithTheWholeMailboxMakesNoMailGone() throws Exception {
    arrive(mail(1));
    try (MailSource source = source()) {
      ListedMessage message = list(source).messages().getFirst();
      graph.plan(404, "X-Any", "x", "{\"error\":{\"code\":\"MailboxNotEnabledForRESTAPI\"}}");

      assertThat(catchThrowableOfType(MailSourceException.class, () -> source.open(message)))
          .isNotInstanceOf(MessageGoneException.class);
    }
  }

  @Test
  void aMoveIntoAFolderThatIsGoneIsNotDone() throws Exception {
    arrive(mail(1));
    try (MailSource source =
        source(new Acknowledgement.Move("Taken"), "inbox", Duration.ofSeconds(5))) {
      ListedMessage message = list(source).messages().getFirst();
      graph.plan(200, "X-Any", "x", "{\"parentFolderId\":\"inbox-id\"}");
      graph.plan(200, "X-Any", "x", "{\"value\":[{\"id\":\"dead-folder\"}]}");
      graph.plan(404, "X-Any", "x", "{\"error\":{\"code\":\"ErrorItemNotFound\"}}");

      assertThat(catchThrowableOfType(MailSourceException.class, () -> source.acknowledge(message)))
          .hasMessageContaining("next try");
    }
  }

  @Test
  void aBusyServiceSaysHowLongToWait() throws Exception {
    assertThat(refusal(429, "Retry-After", "17").retryAfter()).contains(Duration.ofSeconds(17));
    assertThat(refusal(503, "Retry-After", "Sun, 1 Mar 2026 10:02:00 GMT").retryAfter())
        .contains(Duration.ofMinutes(2));
    assertThat(refusal(503, "Retry-After", "soon").retryAfter()).isEmpty();
    assertThat(refusal(503, "Retry-After", "soon").why()).isEqualTo(Why.AWAY);
  }

  @Test
  void missingRightsAreForAPerson() throws Exception {
    MailSourceException refusal = refusal(403, "X-Any", "x");

    assertThat(refusal.why()).isEqualTo(Why.REFUSED);
    assertThat(refusal)
        .hasMessageContaining("Mail.ReadWrite")
        .hasMessageContaining("access policy");
  }

  @Test
  void aTokenThatIsNotAcceptedIsFetchedAgainOnce() throws Exception {
    arrive(mail(1));
    graph.wantedToken = "token-2";
    try (MailSource source = source()) {
      assertThat(list(source).messages()).hasSize(1);
      assertThat(tokens.asked()).hasSize(2);

      graph.wantedToken = "never";
      assertThatThrownBy(() -> list(source)).hasMessageContaining("does not accept the token");
      assertThat(tokens.asked()).hasSize(3);
    }
  }

  @Test
  void aMailGoesOnWhereItWasWhenTheConnectionIsLost() throws Exception {
    byte[] mail = mail(1).repeat(2000).getBytes(ISO_8859_1);
    String id = graph.arrive(new String(mail, ISO_8859_1));
    for (int part : new int[] {100_000, 30_000, 150_000}) {
      graph.plan(broken(mail, part));
    }
    try (MailSource source = source()) {
      var message = new ListedMessage(id, -1, Optional.empty());

      assertThat(read(source, message).getBytes(ISO_8859_1)).isEqualTo(mail);
    }
  }

  @Test
  void otherBytesAfterALostConnectionAreRefused() throws Exception {
    byte[] mail = mail(1).repeat(2000).getBytes(ISO_8859_1);
    byte[] changed = mail.clone();
    changed[50]++;
    String id = graph.arrive(new String(changed, ISO_8859_1));
    graph.plan(broken(mail, 100_000));
    try (MailSource source = source()) {
      var message = new ListedMessage(id, -1, Optional.empty());

      assertThatThrownBy(() -> read(source, message)).hasMessageContaining("other bytes");
    }
  }

  private static GraphStub.Fault broken(byte[] mail, int part) {
    return exchange -> {
      exchange.sendResponseHeaders(200, mail.length);
      exchange.getResponseBody().write(Arrays.copyOf(mail, part));
      exchange.getResponseBody().flush();
    };
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsGivenUp() throws Exception {
    arrive(mail(1));
    var hung = new CountDownLatch(1);
    graph.plan(
        exchange -> {
          exchange.sendResponseHeaders(200, 500);
          exchange.getResponseBody().write("{\"value\":".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          try {
            hung.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    try (MailSource source = source(new Acknowledgement.None(), "inbox", Duration.ofMillis(500))) {
      assertThatThrownBy(() -> list(source))
          .isInstanceOf(MailSourceException.class)
          .hasMessageContaining("broke off");
    } finally {
      hung.countDown();
    }
  }

  @Test
  void categoriesOfOthersAreKept() throws Exception {
    String id = graph.arrive(mail(1));
    graph.mail(id).categories.add("Urgent");
    try (MailSource source = source()) {
      source.acknowledge(list(source).messages().getFirst());
    }

    assertThat(graph.mail(id).categories).containsExactly("Urgent", "SealbagTaken");
  }

  @Test
  void mailsAreMovedIntoOneFolderThatIsMade() throws Exception {
    String first = graph.arrive(mail(1));
    String second = graph.arrive(mail(2));
    try (MailSource source = source(new Acknowledgement.Move("Officer's"))) {
      for (ListedMessage message : list(source).messages()) {
        source.acknowledge(message);
        source.acknowledge(message);
      }
    }
    try (MailSource later = source(new Acknowledgement.Move("Officer's"))) {
      later.acknowledge(new ListedMessage(first, -1, Optional.empty()));
    }

    assertThat(graph.folders()).hasSize(1).containsEntry("Officer's", "folder-0");
    assertThat(graph.mail(first).folder).isEqualTo("folder-0");
    assertThat(graph.mail(second).folder).isEqualTo("folder-0");
    assertThat(graph.requests).filteredOn(one -> one.endsWith("/move")).hasSize(2);
  }

  @Test
  void withoutAcknowledgingNothingIsWritten() throws Exception {
    arrive(mail(1));
    try (MailSource source = source(new Acknowledgement.None())) {
      source.acknowledge(list(source).messages().getFirst());
    }

    assertThat(graph.requests).isNotEmpty().allMatch(one -> one.startsWith("GET "));
  }
}
