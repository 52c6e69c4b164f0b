package sealbag.ingest.mailbox;

import java.time.Duration;
import java.util.Optional;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Imap;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Security;
import sealbag.ingest.mailbox.MailboxSettings.Times;
import sealbag.uploaders.delivery.Secret;

/// Settings for servers on this machine.
final class ImapSettings {
  static final String KEYWORD = "$Sealbag";

  private ImapSettings() {}

  /// Plain, with a password and a keyword.
  static Imap at(int port, String user) {
    return at(port, user, new Acknowledgement.Keyword(KEYWORD));
  }

  static Imap at(int port, String user, Acknowledgement how) {
    return new Imap(
        "test",
        "127.0.0.1",
        port,
        Security.PLAIN,
        user,
        new Login.Password(new Secret(Dovecot.PASSWORD)),
        "INBOX",
        how,
        new Times(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(9)),
        Duration.ofMinutes(5),
        Optional.empty());
  }

  static Imap with(Imap imap, Login login) {
    return copy(imap, imap.host(), imap.security(), login, imap.times());
  }

  static Imap with(Imap imap, Security security, String host) {
    return copy(imap, host, security, imap.login(), imap.times());
  }

  /// @param answer how long the server may take
  static Imap with(Imap imap, Duration answer) {
    var times = new Times(imap.times().connect(), answer, imap.times().idle());
    return copy(imap, imap.host(), imap.security(), imap.login(), times);
  }

  private static Imap copy(Imap imap, String host, Security security, Login login, Times times) {
    return new Imap(
        imap.name(),
        host,
        imap.port(),
        security,
        imap.user(),
        login,
        imap.folder(),
        imap.acknowledgement(),
        times,
        imap.scan(),
        imap.since());
  }
}
