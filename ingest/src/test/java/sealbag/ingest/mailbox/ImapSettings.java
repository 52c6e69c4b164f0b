package sealbag.ingest.mailbox;

import java.time.Duration;
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
        new Times(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(9)));
  }

  static Imap with(Imap imap, Login login) {
    return new Imap(
        imap.name(),
        imap.host(),
        imap.port(),
        imap.security(),
        imap.user(),
        login,
        imap.folder(),
        imap.acknowledgement(),
        imap.times());
  }

  static Imap with(Imap imap, Security security, String host) {
    return new Imap(
        imap.name(),
        host,
        imap.port(),
        security,
        imap.user(),
        imap.login(),
        imap.folder(),
        imap.acknowledgement(),
        imap.times());
  }

  static Imap with(Imap imap, String folder) {
    return new Imap(
        imap.name(),
        imap.host(),
        imap.port(),
        imap.security(),
        imap.user(),
        imap.login(),
        folder,
        imap.acknowledgement(),
        imap.times());
  }

  /// @param answer how long the server may take
  static Imap with(Imap imap, Duration answer) {
    return new Imap(
        imap.name(),
        imap.host(),
        imap.port(),
        imap.security(),
        imap.user(),
        imap.login(),
        imap.folder(),
        imap.acknowledgement(),
        new Times(imap.times().connect(), answer, imap.times().idle()));
  }
}
