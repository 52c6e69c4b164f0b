package sealbag.ingest.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;

/// Another mail program at the same mailbox.
record OtherClient(int port, String user, String password) {

  private interface Work<T> {
    T in(IMAPFolder folder) throws MessagingException;
  }

  void remove(ListedMessage message) throws MessagingException {
    in(
        "INBOX",
        folder -> {
          folder.getMessageByUID(ImapId.of(message).uid()).setFlag(Flags.Flag.DELETED, true);
          return folder.expunge();
        });
  }

  /// System flags as their names in RFC 9051 without the backslash, and keywords.
  List<String> flags(ListedMessage message) throws MessagingException {
    return in(
        "INBOX",
        folder -> {
          Message found = folder.getMessageByUID(ImapId.of(message).uid());
          Flags flags = found.getFlags();
          return Stream.concat(
                  Stream.of(flags.getUserFlags()),
                  flags.contains(Flags.Flag.SEEN) ? Stream.of("Seen") : Stream.empty())
              .toList();
        });
  }

  int count(String name) throws MessagingException {
    return in(name, Folder::getMessageCount);
  }

  /// Marks all messages as deleted and removes none.
  void markAllDeleted() throws MessagingException {
    in(
        "INBOX",
        folder -> {
          folder.setFlags(1, folder.getMessageCount(), new Flags(Flags.Flag.DELETED), true);
          return 0;
        });
  }

  private <T> T in(String name, Work<T> work) throws MessagingException {
    try (var store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("127.0.0.1", port, user, password);
      var folder = (IMAPFolder) store.getFolder(name);
      folder.open(Folder.READ_WRITE);
      T result = work.in(folder);
      folder.close(false);
      return result;
    }
  }
}
