package sealbag.ingest.mailbox;

import java.time.InstantSource;

/// Every kind of mail source this build can read. A new kind is one line here.
public final class MailSources {
  private MailSources() {}

  /// A source that has not yet connected.
  public static MailSource open(MailboxSettings.Imap settings, InstantSource clock) {
    return new ImapSource(settings, clock);
  }
}
