package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.ledger.Letter;

/// A mail server that takes letters by SMTP (RFC 5321), a connection for each. The envelope has no
/// sender (RFC 3834 section 4), so that no program answers.
final class MailServer implements Outbox {
  private final LetterSettings.Smtp settings;
  private final Session session;

  /// @param name what we call ourselves; else Java looks for this machine's name, which can take
  ///   long
  /// @param patience how long to wait for a connection and for each answer
  /// @param trust whose certificates are believed; empty: those that Java believes
  MailServer(
      LetterSettings.Smtp settings,
      String name,
      Duration patience,
      Optional<SSLSocketFactory> trust) {
    this.settings = settings;
    Properties properties = properties(settings, patience);
    properties.put("mail.smtp.localhost", name);
    trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    this.session = Session.getInstance(properties);
  }

  private static Properties properties(LetterSettings.Smtp settings, Duration patience) {
    String wait = Long.toString(patience.toMillis());
    var properties = new Properties();
    properties.put("mail.smtp.from", "<>");
    properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
    properties.put("mail.smtp.connectiontimeout", wait);
    properties.put("mail.smtp.timeout", wait);
    properties.put("mail.smtp.writetimeout", wait);
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case PLAIN -> properties.put("mail.smtp.starttls.enable", "false");
    }
    return properties;
  }

  @Override
  public Attempt send(Letter letter) {
    var bytes = new ByteArrayInputStream(letter.message().getBytes(US_ASCII));
    try (SMTPTransport transport = connected()) {
      transport.sendMessage(
          new MimeMessage(session, bytes),
          new Address[] {new InternetAddress(letter.recipient(), true)});
      return new Attempt.Sent();
    } catch (MessagingException e) {
      return SmtpAnswer.to(e);
    }
  }

  @Override
  public Optional<String> problem() {
    try (SMTPTransport transport = connected()) {
      return transport.isConnected()
          ? Optional.empty()
          : Optional.of("The mail server ended the connection at once; look at its log.");
    } catch (MessagingException e) {
      return SmtpAnswer.to(e) instanceof Attempt.Later later
          ? Optional.of(later.problem())
          : Optional.empty();
    }
  }

  private SMTPTransport connected() throws MessagingException {
    String host = settings.host();
    var transport =
        new SMTPTransport(session, new URLName("smtp", host, settings.port(), null, null, null));
    @Nullable String user = settings.login().map(LetterSettings.Login::user).orElse(null);
    @Nullable String password =
        settings.login().map(login -> login.password().reveal()).orElse(null);
    transport.connect(host, settings.port(), user, password);
    return transport;
  }
}
