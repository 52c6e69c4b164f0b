package sealbag.ingest.mailbox;

import jakarta.mail.Flags;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import sealbag.ingest.mailbox.ImapConnection.Answer;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;

/// Marks one message as taken.
final class ImapMark {
  private final ImapConnection connection;
  private final ImapFailures failures;

  ImapMark(ImapConnection connection, ImapFailures failures) {
    this.connection = connection;
    this.failures = failures;
  }

  void set(ImapId id, Acknowledgement how) throws IOException {
    if (connection.selected().uidvalidity != id.validity()) {
      return; // gone
    }
    switch (how) {
      case Acknowledgement.None _ -> {}
      case Acknowledgement.Keyword(var keyword) -> keyword(id, keyword);
      case Acknowledgement.Move(var folder) -> move(id, folder);
    }
  }

  private void keyword(ImapId id, String keyword) throws IOException {
    if (!keyword.matches("[A-Za-z0-9$_.-]+")) {
      throw failures.refused(
          "The keyword can hold only letters, digits and the characters $ _ . and -. Give such a one.");
    }
    if (!keeps(connection.selected(), keyword)) {
      throw failures.refused(
          "The mail server keeps no keyword on the messages of this folder, or this user may not set one. Give acknowledge = \"move\" or \"none\", or the rights.");
    }
    finish(store(id, "(" + keyword + ")"), id);
  }

  /// Without PERMANENTFLAGS all of them are kept (RFC 9051 section 7.1).
  private static boolean keeps(MailboxInfo folder, String keyword) {
    if (folder.mode == jakarta.mail.Folder.READ_ONLY) {
      return false;
    }
    Flags kept = folder.permanentFlags;
    if (kept == null || kept.contains(Flags.Flag.USER)) {
      return true;
    }
    for (String one : kept.getUserFlags()) {
      if (one.toLowerCase(Locale.ROOT).equals(keyword.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private Answer store(ImapId id, String flags) throws ConnectionLostException {
    return connection.ask("UID STORE " + id.uid() + " +FLAGS.SILENT " + flags);
  }

  private void move(ImapId id, String folder) throws IOException {
    boolean moves = connection.offers("MOVE");
    if (!moves && !connection.offers("UIDPLUS")) {
      throw failures.refused(
          "The mail server can neither move a message nor remove a single one, and Sealbag removes nothing else. Give acknowledge = \"keyword\" or \"none\".");
    }
    String target = BASE64MailboxEncoder.encode(folder);
    String verb = moves ? "UID MOVE" : "UID COPY";
    Answer answer = transfer(verb, id, target);
    if (!answer.isOk() && ImapListing.holds(connection, id.uid())) {
      var _ = connection.ask("CREATE", new Argument().writeString(target));
      answer = transfer(verb, id, target);
    }
    if (answer.isOk() && !moves) {
      connection.require(store(id, "(\\Deleted)"));
      // Of this one message only: what others marked as deleted is not Sealbag's (RFC 4315).
      answer = connection.ask("UID EXPUNGE " + id.uid());
    }
    if (!answer.isOk() && ImapListing.holds(connection, id.uid())) {
      throw failures.refused(
          "The mail server does not move messages into the folder that is given as move-to. Check its path, and that this user may write there.");
    }
  }

  private Answer transfer(String verb, ImapId id, String target) throws ConnectionLostException {
    return connection.ask(
        verb, new Argument().writeAtom(Long.toString(id.uid())).writeString(target));
  }

  /// A message that is gone needs no mark.
  private void finish(Answer answer, ImapId id) throws MailSourceException {
    if (!answer.isOk() && ImapListing.holds(connection, id.uid())) {
      connection.require(answer);
    }
  }
}
