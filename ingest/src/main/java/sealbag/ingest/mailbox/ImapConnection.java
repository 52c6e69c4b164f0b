package sealbag.ingest.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Imap;

/// One connection, logged in. It speaks Angus Mail's protocol layer, not its folders: those keep an
/// object for each message, and count messages where this counts UIDs. Belongs to one thread;
/// closing its line ends it from any other.
final class ImapConnection implements Closeable {
  private final Imap settings;
  private final IMAPProtocol protocol;
  private final Sockets.Line line;
  private final ImapFailures failures;
  private final Runnable answered;
  private @Nullable MailboxInfo selected;
  private boolean canIdle;

  ImapConnection(
      Imap settings,
      IMAPProtocol protocol,
      Sockets.Line line,
      ImapFailures failures,
      Runnable answered) {
    this.settings = settings;
    this.protocol = protocol;
    this.line = line;
    this.failures = failures;
    this.answered = answered;
    this.canIdle = protocol.hasCapability("IDLE");
  }

  /// What the server said to a command.
  ///
  /// @param end its last words: OK, NO or BAD
  record Answer(List<Response> data, Response end) {
    boolean isOk() {
      return end.isOK();
    }
  }

  /// Asks, and waits for the whole answer.
  Answer ask(String command) throws ConnectionLostException {
    return ask(command, null); // an empty argument would end the line in a blank, a syntax error
  }

  /// Asks, and waits for the whole answer.
  Answer ask(String command, @Nullable Argument arguments) throws ConnectionLostException {
    Response[] all = protocol.command(command, arguments);
    Response end = all[all.length - 1];
    if (end.isBYE()) {
      throw failures.lost(end);
    }
    answered.run();
    return new Answer(List.of(all).subList(0, all.length - 1), end);
  }

  /// Opens the folder anew.
  ///
  /// @param readOnly with EXAMINE, which changes nothing
  MailboxInfo select(boolean readOnly) throws MailSourceException {
    selected = null;
    try {
      MailboxInfo info =
          readOnly ? protocol.examine(settings.folder()) : protocol.select(settings.folder());
      answered.run();
      if (info.uidvalidity <= 0 || info.uidNotSticky) {
        throw failures.refused(
            "The mail server gives the messages of this folder no lasting numbers, so that Sealbag could miss one. Watch another folder.");
      }
      selected = info;
      return info;
    } catch (ConnectionException e) {
      Response said = e.getResponse();
      throw said == null
          ? new ConnectionLostException("The connection to " + settings.host() + " was lost.", e)
          : failures.lost(said);
    } catch (ProtocolException e) {
      Response said = e.getResponse();
      throw said == null ? failures.connecting(e) : failures.folder(said);
    }
  }

  /// The folder that is open, opened if there is none.
  MailboxInfo selected() throws MailSourceException {
    MailboxInfo info = selected;
    return info == null ? select(isReadOnly()) : info;
  }

  /// Whether the folder must stay as it is.
  boolean isReadOnly() {
    return settings.acknowledgement() instanceof Acknowledgement.None;
  }

  /// @throws MailSourceException when the answer is NO or BAD
  void require(Answer answer) throws MailSourceException {
    if (!answer.isOk()) {
      throw failures.command(answer.end());
    }
  }

  boolean offers(String capability) {
    return protocol.hasCapability(capability);
  }

  boolean canIdle() {
    return canIdle;
  }

  /// Asks for nothing.
  ///
  /// @return whether the server told of mail
  boolean noop() throws ConnectionLostException {
    return ask("NOOP").data().stream().anyMatch(ImapConnection::tellsOfMail);
  }

  /// One IDLE (RFC 2177), ended by the first news or when the time is over.
  ///
  /// @param patience how long the server may take to answer at its beginning and at its end, so
  ///   that a connection that is dead is noticed
  /// @return whether the server told of mail
  boolean idle(Duration time, Duration patience) throws IOException {
    try {
      line.patience(patience);
      String tag = protocol.writeCommand("IDLE", null);
      boolean told = false;
      for (Response said = read(); !said.isContinuation(); said = read()) {
        if (isEnd(said, tag)) {
          canIdle = false; // offered, but refused
          return told;
        }
        told |= tellsOfMail(said);
      }
      told |= listen(told ? Duration.ZERO : time);
      line.patience(patience);
      protocol.idleAbort();
      for (Response said = read(); !isEnd(said, tag); said = read()) {
        told |= tellsOfMail(said);
      }
      return told;
    } catch (ProtocolException | IOException e) {
      throw e instanceof ConnectionLostException lost
          ? lost
          : failures.lost(Response.byeResponse(e));
    } finally {
      line.patience(settings.times().answer());
    }
  }

  private boolean listen(Duration time) throws IOException, ProtocolException {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      line.patience(Duration.ofNanos(left));
      Optional<Response> said = readUnlessQuiet();
      if (said.isEmpty() || tellsOfMail(said.orElseThrow())) {
        return said.isPresent();
      }
    }
    return false;
  }

  private Optional<Response> readUnlessQuiet() throws IOException, ProtocolException {
    try {
      return Optional.of(read());
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }

  private Response read() throws IOException, ProtocolException {
    Response said = protocol.readResponse();
    if (said.isBYE()) {
      throw failures.lost(said);
    }
    answered.run();
    return said;
  }

  private static boolean isEnd(Response said, String tag) {
    return said.isTagged() && tag.equals(said.getTag());
  }

  private static boolean tellsOfMail(Response said) {
    return said instanceof IMAPResponse news
        && (news.keyEquals("EXISTS") || news.keyEquals("RECENT"));
  }

  @Override
  public void close() {
    line.close(); // first, so that nothing that follows can wait
    protocol.disconnect();
  }
}
