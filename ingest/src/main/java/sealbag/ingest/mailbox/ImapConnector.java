package sealbag.ingest.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;
import sealbag.ingest.mailbox.MailboxSettings.Imap;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Security;

/// Makes connections that are encrypted as configured and logged in.
///
/// @param tokens present when the log-in is by OAuth
record ImapConnector(Imap settings, Optional<OAuthTokens> tokens, ImapFailures failures) {
  private static final MailLogger SILENT =
      new MailLogger(
          ImapConnector.class,
          "",
          false,
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII));

  /// One try.
  ///
  /// @param answered is run for each answer of the server
  ImapConnection connect(Sockets.Line line, Runnable answered) throws IOException {
    requireThisMachineWhenPlain();
    var connected = false;
    try {
      IMAPProtocol protocol = protocol(line);
      answered.run();
      secure(protocol);
      logIn(protocol);
      answered.run();
      connected = true;
      return new ImapConnection(settings, protocol, line, failures, answered);
    } finally {
      if (!connected) {
        line.close();
      }
    }
  }

  private IMAPProtocol protocol(Sockets.Line line) throws MailSourceException {
    try {
      return new IMAPProtocol(
          "imap",
          settings.host(),
          settings.port(),
          properties(line),
          settings.security() == Security.TLS,
          SILENT);
    } catch (IOException | ProtocolException e) {
      throw failures.connecting(e);
    }
  }

  /// No limit for writes: a command is some kilobytes at most and waits for its answer, so it
  /// always fits into the socket's buffer, and Angus Mail's limit costs a thread for each socket,
  /// which a failed handshake leaves behind.
  private Properties properties(Sockets.Line line) {
    var all = new Properties();
    all.setProperty("mail.imap.connectiontimeout", millis(settings.times().connect()));
    all.setProperty("mail.imap.timeout", millis(settings.times().answer()));
    all.setProperty("mail.imap.ssl.checkserveridentity", "true");
    all.setProperty("mail.imap.socketFactory.fallback", "false");
    all.put("mail.imap.socketFactory", line);
    return all;
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  private void requireThisMachineWhenPlain() throws MailSourceException {
    if (settings.security() != Security.PLAIN) {
      return;
    }
    try {
      if (!InetAddress.getByName(settings.host()).isLoopbackAddress()) {
        throw failures.refused(
            "A connection that is not encrypted is only made to this machine. Give security tls or starttls.");
      }
    } catch (UnknownHostException e) {
      throw failures.connecting(e);
    }
  }

  private void secure(IMAPProtocol protocol) throws MailSourceException {
    if (settings.security() != Security.STARTTLS) {
      return;
    }
    // A server that is logged in before TLS takes no STARTTLS (RFC 9051 section 7.1.4): an attacker
    // in between could say so.
    if (!protocol.hasCapability("STARTTLS") || protocol.isAuthenticated()) {
      throw failures.refused(
          "The mail server "
              + settings.host()
              + " does not offer STARTTLS. Give security tls and its port, often 993.");
    }
    try {
      protocol.startTLS();
      protocol.capability();
    } catch (ProtocolException e) {
      throw failures.connecting(e);
    }
    if (!protocol.isSSL()) {
      throw failures.refused(
          "The mail server " + settings.host() + " did not begin TLS after STARTTLS.");
    }
  }

  private void logIn(IMAPProtocol protocol) throws IOException {
    if (protocol.isAuthenticated()) {
      return;
    }
    try {
      switch (settings.login()) {
        case Login.Password(var password) -> logIn(protocol, password.reveal());
        case Login.OAuth _ -> protocol.authoauth2(settings.user(), tokens.orElseThrow().token());
      }
    } catch (ConnectionException e) {
      throw failures.connecting(e);
    } catch (ProtocolException e) {
      tokens.ifPresent(OAuthTokens::forget);
      Response said = e.getResponse();
      throw said == null ? failures.connecting(e) : failures.logIn(said);
    }
  }

  private void logIn(IMAPProtocol protocol, String password)
      throws ProtocolException, MailSourceException {
    if (protocol.hasCapability("AUTH=PLAIN")) {
      protocol.authplain("", settings.user(), password);
    } else if (protocol.hasCapability("LOGINDISABLED")) {
      throw failures.refused(
          "The mail server "
              + settings.host()
              + " takes no password on this connection. Give security tls or starttls, or OAuth.");
    } else {
      protocol.login(settings.user(), password);
    }
  }
}
