package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The contract at a server in this process, so that it is held wherever the build runs.
class ImapAtGreenMailTest extends MailSourceContract {
  private static final String USER = "intake";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

  @BeforeEach
  void start() {
    server.start();
    user();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private GreenMailUser user() {
    return server.setUser(USER, Dovecot.PASSWORD);
  }

  private int port() {
    return server.getImap().getPort();
  }

  @Override
  MailSource source() {
    return new ImapSource(ImapSettings.at(port(), USER), InstantSource.system());
  }

  @Override
  void arrive(String mail) throws Exception {
    var session = Session.getInstance(new Properties());
    user().deliver(new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(ISO_8859_1))));
  }

  @Override
  void removeByAnother(ListedMessage message) throws Exception {
    new OtherClient(port(), USER, Dovecot.PASSWORD).remove(message);
  }

  @Override
  boolean isMarked(ListedMessage message) throws Exception {
    return new OtherClient(port(), USER, Dovecot.PASSWORD)
        .flags(message)
        .contains(ImapSettings.KEYWORD);
  }
}
