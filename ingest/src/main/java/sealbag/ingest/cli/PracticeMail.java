package sealbag.ingest.cli;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// A mail that goes to the practice mailbox as it stands.
final class PracticeMail {
  /// The mail that is sent where none is named.
  static final String FIRST = "android-with-media";

  private static final String PATIENCE_MILLIS = "10000";

  private final String name;
  private final byte[] bytes;

  private PracticeMail(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  String name() {
    return name;
  }

  /// A file, or one of the mails that come with practice.
  ///
  /// @param name a path, or such as `android-with-media`
  static PracticeMail of(String name) throws UserException {
    try (InputStream known =
        PracticeMail.class.getResourceAsStream("/sealbag/fixtures/mails/" + name + ".eml")) {
      return new PracticeMail(
          name, known == null ? Files.readAllBytes(Path.of(name)) : known.readAllBytes());
    } catch (NoSuchFileException e) {
      throw new UserException(
          ExitCode.USAGE,
          "there is no mail " + name + ". Name a file (.eml), or leave it out for a first mail.");
    } catch (IOException e) {
      throw new UserException(ExitCode.USAGE, name + " cannot be read. Check the path.");
    }
  }

  /// @return who sent it, as the mail says
  /// @throws UserException when nobody takes it there
  String send(int port) throws UserException {
    try {
      var read = new MimeMessage(session(PracticeHome.OFFICER), new ByteArrayInputStream(bytes));
      String from =
          Optional.ofNullable(read.getFrom())
              .map(all -> ((InternetAddress) all[0]).getAddress())
              .orElse(PracticeHome.OFFICER);
      Session session = session(from);
      try (var transport =
          new SMTPTransport(session, new URLName("smtp", "127.0.0.1", port, null, null, null))) {
        transport.connect("127.0.0.1", port, null, null);
        transport.sendMessage(
            new MimeMessage(session, new ByteArrayInputStream(bytes)),
            new Address[] {new InternetAddress(PracticeHome.INTAKE, true)});
      }
      return from;
    } catch (MessagingException e) {
      throw new UserException(
          ExitCode.TEMPORARY,
          "no practice mail server takes "
              + name
              + " at 127.0.0.1:"
              + port
              + ". Start sealbag practice in another terminal, then send again.");
    }
  }

  private static Session session(String from) {
    var properties = new Properties();
    properties.put("mail.smtp.from", from);
    properties.put("mail.smtp.localhost", "localhost");
    properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
    return Session.getInstance(properties);
  }
}
