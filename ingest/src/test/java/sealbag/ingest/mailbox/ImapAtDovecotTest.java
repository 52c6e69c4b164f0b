package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// The contract at a real server.
class ImapAtDovecotTest extends MailSourceContract {
  private static @Nullable Dovecot server;
  private String user = "";

  @BeforeAll
  static void start() throws IOException {
    Dovecot.require();
    server = Dovecot.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  static Dovecot server() {
    return Objects.requireNonNull(server);
  }

  @BeforeEach
  void newUser() {
    user = UUID.randomUUID().toString();
  }

  private OtherClient other() {
    return new OtherClient(server().imapPort(), user, Dovecot.PASSWORD);
  }

  @Override
  MailSource source() {
    return new ImapSource(ImapSettings.at(server().imapPort(), user), InstantSource.system());
  }

  @Override
  void arrive(String mail) throws Exception {
    server().put(user, mail.getBytes(ISO_8859_1));
  }

  @Override
  void removeByAnother(ListedMessage message) throws Exception {
    other().remove(message);
  }

  @Override
  boolean isMarked(ListedMessage message) throws Exception {
    return other().flags(message).contains(ImapSettings.KEYWORD);
  }
}
