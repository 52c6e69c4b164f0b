package sealbag.ingest.mailbox;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Imap;
import sealbag.ingest.mailbox.MailboxSettings.Login;

/// What went wrong with a mail server, in words that say what to do. Nothing that the server wrote
/// is repeated but its response code (RFC 9051 section 7.1), since its text can hold anything.
record ImapFailures(Imap settings) {
  private static final Pattern CODE = Pattern.compile("\\[([A-Z][A-Z0-9-]{1,30})[ \\]]");

  /// Codes and words of servers that are busy, not unwilling: Dovecot, Gmail and Exchange.
  private static final List<String> BUSY =
      List.of(
          "[unavailable]",
          "[limit]",
          "[inuse]",
          "[serverbug]",
          "too many",
          "maximum number of connections",
          "throttled",
          "server unavailable",
          "server busy");

  private String server() {
    return "The mail server " + settings.host() + ":" + settings.port();
  }

  /// No connection came about, or no TLS on it.
  MailSourceException connecting(Throwable failure) {
    List<Throwable> chain = Stream.iterate(failure, Objects::nonNull, ImapFailures::cause).toList();
    for (Throwable cause : chain) {
      Optional<MailSourceException> known = known(cause, chain);
      if (known.isPresent()) {
        return known.orElseThrow();
      }
    }
    return new ConnectionLostException(
        server() + " closed the connection at once. It may be busy.", failure);
  }

  /// Angus Mail keeps the cause of one of its exceptions elsewhere.
  private static @Nullable Throwable cause(Throwable failure) {
    return failure instanceof SocketConnectException connect
        ? connect.getException()
        : failure.getCause();
  }

  private Optional<MailSourceException> known(Throwable cause, List<Throwable> chain) {
    return switch (cause) {
      case UnknownHostException _ ->
          away(
              "The mail server "
                  + settings.host()
                  + " is not found. Check host, and this machine's name service.",
              cause);
      case ConnectException _ ->
          away(
              server()
                  + " cannot be reached: nothing answers there. Check host and port, and that the server runs.",
              cause);
      case SocketTimeoutException _ ->
          away(
              server()
                  + " does not answer in time. Check port and security, and that no firewall is in between.",
              cause);
      case SSLException _ -> Optional.of(tls(chain));
      default -> Optional.empty();
    };
  }

  private static Optional<MailSourceException> away(String sentence, Throwable cause) {
    return Optional.of(new MailSourceException(Why.AWAY, sentence, cause));
  }

  private MailSourceException tls(List<Throwable> chain) {
    Throwable last = chain.getLast();
    if (chain.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
      return refused(
          server()
              + " shows a certificate that has expired. The server's administrator must renew it.",
          last);
    }
    if (last instanceof CertificateException && said(last).contains("name")) {
      return refused(
          server()
              + " shows a certificate for another name. Give as host the name that is in the certificate.",
          last);
    }
    if (chain.stream().anyMatch(CertificateException.class::isInstance)
        || said(chain.getFirst()).contains("path")) {
      return refused(
          server()
              + " shows a certificate that this machine does not trust. Add its authority to the trust store of the Java that runs Sealbag.",
          last);
    }
    if (said(last).contains("unrecognized ssl message")) {
      return refused(server() + " does not speak TLS on this port. Check port and security.", last);
    }
    return new ConnectionLostException(
        server() + " and this machine could not agree on an encrypted connection.", last);
  }

  private static String said(Throwable failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }

  /// The server's last words, or a connection that is silent or gone.
  ConnectionLostException lost(Response bye) {
    Exception cause = bye.getException();
    if (cause instanceof SocketTimeoutException) {
      return new ConnectionLostException(server() + " did not answer in time.", cause);
    }
    if (cause != null) {
      return new ConnectionLostException(
          "The connection to " + settings.host() + " was lost.", cause);
    }
    return new ConnectionLostException(
        server() + " closed the connection" + code(bye) + ". It may be busy or going down.");
  }

  /// The log-in was answered with no.
  MailSourceException logIn(Response no) {
    if (busy(no)) {
      return busyNow(no);
    }
    if (text(no).contains("[privacyrequired]")) {
      return refused(server() + " wants an encrypted connection. Give security tls or starttls.");
    }
    return switch (settings.login()) {
      case Login.Password _ ->
          refused(
              server()
                  + " did not accept the user and the password"
                  + code(no)
                  + ". Check user and the password; many providers want OAuth or a password for programs.");
      case Login.OAuth _ ->
          refused(
              server()
                  + " did not accept the token for the mailbox"
                  + code(no)
                  + ". Check that user is the mailbox's address, that the application has the permission IMAP.AccessAsApp"
                  + " with admin consent, and that it is known to Exchange (New-ServicePrincipal).");
    };
  }

  /// The folder was not opened.
  MailSourceException folder(Response no) {
    String text = text(no);
    if (text.contains("authenticated but not connected")) {
      return refused(
          server()
              + " accepts the log-in, but gives it no rights on the mailbox. An administrator must give them"
              + " (Exchange: Add-MailboxPermission), and user must be the mailbox's address.");
    }
    if (busy(no)) {
      return busyNow(no);
    }
    return refused(
        server()
            + " does not open the folder"
            + code(no)
            + ". Check folder: give its whole path as a mail program logged in as this user shows it, and that this user may read it.");
  }

  /// Some other command was not done.
  MailSourceException command(Response no) {
    return busyNow(no);
  }

  MailSourceException refused(String sentence) {
    return new MailSourceException(Why.REFUSED, sentence);
  }

  private static MailSourceException refused(String sentence, Throwable cause) {
    return new MailSourceException(Why.REFUSED, sentence, cause);
  }

  private MailSourceException busyNow(Response no) {
    return new MailSourceException(
        Why.AWAY,
        server()
            + " could not do that now"
            + code(no)
            + ". It may be busy or have too many connections.");
  }

  private static boolean busy(Response no) {
    String text = text(no);
    return BUSY.stream().anyMatch(text::contains);
  }

  private static String text(Response response) {
    return response.toString().toLowerCase(Locale.ROOT);
  }

  private static String code(Response response) {
    Matcher matcher = CODE.matcher(response.toString());
    return matcher.find() ? " (" + matcher.group(1) + ")" : "";
  }
}
