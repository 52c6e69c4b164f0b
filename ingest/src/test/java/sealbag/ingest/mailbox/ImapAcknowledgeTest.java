package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;

/// The three ways to mark a mail as taken, at a real server.
class ImapAcknowledgeTest {
  private static @Nullable Dovecot running;
  private final String user = UUID.randomUUID().toString();

  @BeforeAll
  static void start() throws IOException {
    Dovecot.require();
    running = Dovecot.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  private static Dovecot server() {
    return Objects.requireNonNull(running);
  }

  @BeforeEach
  void threeMails() throws IOException {
    for (int i = 1; i <= 3; i++) {
      server().put(user, MailSourceContract.mail(i).getBytes(ISO_8859_1));
    }
  }

  private MailSource source(Acknowledgement how) {
    return new ImapSource(ImapSettings.at(server().imapPort(), user, how), InstantSource.system());
  }

  private OtherClient other() {
    return new OtherClient(server().imapPort(), user, Dovecot.PASSWORD);
  }

  @Test
  void movingMakesTheFolderAndMovesThisOneMail() throws Exception {
    try (MailSource source = source(new Acknowledgement.Move("Erledigt/März"))) {
      List<ListedMessage> messages = source.list(Optional.empty()).messages();
      other().markAllDeleted();

      source.acknowledge(messages.get(1));
      source.acknowledge(messages.get(1));

      assertThat(other().count("Erledigt/März")).isEqualTo(1);
      assertThat(source.list(Optional.empty()).messages())
          .containsExactly(messages.get(0), messages.get(2));
      assertThatThrownBy(() -> MailSourceContract.read(source, messages.get(1)))
          .isInstanceOf(MessageGoneException.class);
    }
  }

  @Test
  void aFolderThatCannotBeIsRefused() throws Exception {
    try (MailSource source = source(new Acknowledgement.Move("no//such"))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();

      assertThatThrownBy(() -> source.acknowledge(message))
          .isInstanceOfSatisfying(
              MailSourceException.class,
              e -> assertThat(e.why()).isEqualTo(MailSourceException.Why.REFUSED))
          .hasMessageContaining("move-to");
      assertThat(source.list(Optional.empty()).messages()).hasSize(3);
    }
  }

  @Test
  void aKeywordIsSetAndNothingElse() throws Exception {
    try (MailSource source = source(new Acknowledgement.Keyword("$Sealbag"))) {
      List<ListedMessage> messages = source.list(Optional.empty()).messages();
      var _ = MailSourceContract.read(source, messages.getFirst());

      source.acknowledge(messages.getFirst());

      assertThat(other().flags(messages.getFirst())).containsExactly("$Sealbag");
      assertThat(source.list(Optional.empty()).messages()).isEqualTo(messages);
    }
  }

  @Test
  void aKeywordThatIsNoneIsRefused() throws Exception {
    try (MailSource source = source(new Acknowledgement.Keyword("a b) \\Deleted"))) {
      ListedMessage message = source.list(Optional.empty()).messages().getFirst();

      assertThatThrownBy(() -> source.acknowledge(message))
          .hasMessageContaining("can hold only letters");
    }
  }

  @Test
  void readOnlyTheServerKeepsTheMailboxAsItWas() throws Exception {
    Path unseen = server().maildir(user).resolve("new");
    try (MailSource source = source(new Acknowledgement.None())) {
      List<ListedMessage> messages = source.list(Optional.empty()).messages();
      for (ListedMessage message : messages) {
        var _ = MailSourceContract.read(source, message);
        source.acknowledge(message);
      }
      source.await(Duration.ofMillis(1));
    }

    try (var files = Files.list(unseen)) {
      assertThat(files).hasSize(3);
    }
  }
}
