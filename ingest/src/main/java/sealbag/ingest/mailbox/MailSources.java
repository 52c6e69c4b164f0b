package sealbag.ingest.mailbox;

import java.time.InstantSource;

/// The kinds of places where mails arrive.
public final class MailSources {
  private MailSources() {}

  /// Makes no connection yet.
  public static MailSource open(MailboxSettings settings, InstantSource clock) {
    return switch (settings) {
      case MailboxSettings.Imap imap -> new ImapSource(imap, clock);
      case MailboxSettings.Graph graph -> new GraphSource(graph, clock);
      case MailboxSettings.DropFolder folder -> new DropFolderSource(folder, clock);
    };
  }
}
