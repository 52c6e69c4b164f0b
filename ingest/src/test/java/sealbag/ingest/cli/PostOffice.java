package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import sealbag.ingest.receipts.StubSmtp;

/// The mailbox that Sealbag reads, and the mail server that takes its letters, both in this
/// process.
final class PostOffice implements AutoCloseable {
  private static final String PASSWORD = "secret";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final StubSmtp letters = StubSmtp.plain(); // GreenMail takes no empty envelope sender
  private final GreenMailUser intake;

  PostOffice() throws IOException {
    server.start();
    intake = server.setUser(OfficerMail.INTAKE, OfficerMail.INTAKE, PASSWORD);
  }

  int smtpPort() {
    return letters.port();
  }

  /// A home folder that reads the mailbox here.
  Sealbag sealbag(Path home, String... more) throws IOException {
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("sealbag.toml"),
        """
        [mailbox.intake]
        host = "127.0.0.1"
        port = "%d"
        security = "plain"
        user = "%s"
        password-file = "%s"
        """
                .formatted(
                    server.getImap().getPort(),
                    OfficerMail.INTAKE,
                    Files.writeString(home.resolve("password"), PASSWORD))
            + settings(smtpPort())
            + String.join("\n", more));
    return new Sealbag(home);
  }

  /// Everything but the mailbox.
  static String settings(int smtpPort) {
    return """
    [mail]
    senders = ["@example.police.uk"]
    least-verdict = "none"

    [receipts]
    from = "%s"
    most-per-hour = "100000"

    [smtp]
    host = "127.0.0.1"
    port = "%d"
    security = "plain"

    """
        .formatted(OfficerMail.INTAKE, smtpPort);
  }

  /// Puts a mail into the mailbox that Sealbag reads.
  void deliver(OfficerMail mail) throws MessagingException {
    intake.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(mail.bytes())));
  }

  /// What the officer got, oldest first.
  List<Got> got() throws IOException, MessagingException {
    return got(OfficerMail.OFFICER);
  }

  List<Got> got(String address) throws IOException, MessagingException {
    var all = new ArrayList<Got>();
    for (String raw : letters.messages()) {
      var message =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(raw.getBytes(US_ASCII)));
      if (message.getHeader("To", ",").contains(address)) {
        all.add(new Got(message.getSubject(), message.getMessageID(), text(message), raw));
      }
    }
    return all;
  }

  private static String text(MimeMessage message) throws IOException, MessagingException {
    return message.getContent() instanceof jakarta.mail.Multipart parts
        ? String.valueOf(parts.getBodyPart(0).getContent())
        : String.valueOf(message.getContent());
  }

  /// One mail that somebody got.
  record Got(String subject, String id, String text, String raw) {}

  void stopImap() {
    server.stop();
  }

  @Override
  public void close() throws IOException {
    server.stop();
    letters.close();
  }
}
