package sealbag.ingest.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailboxSettings.Acknowledgement;
import sealbag.ingest.mailbox.MailboxSettings.Imap;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.ingest.mailbox.MailboxSettings.Times;

/// A folder of an IMAP server. One connection lists, fetches and marks; another one waits, so that
/// a long fetch never makes it deaf.
public final class ImapSource implements MailSource {
  private final Imap settings;
  private final ImapFailures failures;
  private final Sockets sockets = new Sockets();
  private final KeptConnection work;
  private final ImapWatch watch;
  private volatile @Nullable Instant lastAnswer;
  private volatile @Nullable ImapId listed;

  public ImapSource(Imap settings, InstantSource clock) {
    this.settings = settings;
    this.failures = new ImapFailures(settings);
    Times times = settings.times();
    Optional<OAuthTokens> tokens =
        settings.login() instanceof Login.OAuth login
            ? Optional.of(new OAuthTokens(login, clock, times.connect(), times.answer()))
            : Optional.empty();
    var connector = new ImapConnector(settings, tokens, failures);
    Runnable answered = () -> lastAnswer = clock.instant();
    this.work = new KeptConnection(connector, sockets, answered);
    this.watch = new ImapWatch(new KeptConnection(connector, sockets, answered), sockets, times);
  }

  @Override
  public Listing list(Optional<String> after) throws IOException {
    return work.use(
        connection -> {
          MailboxInfo folder = connection.select(isReadOnly());
          Listing listing = ImapListing.of(connection, folder, after);
          long next = ImapId.parse(listing.cursor()).map(ImapId::uid).orElse(0L);
          listed = new ImapId(folder.uidvalidity, Math.max(next, folder.uidnext));
          return listing;
        });
  }

  @Override
  public InputStream open(ListedMessage message) throws IOException {
    ImapId id = ImapId.of(message);
    return new ImapBody(
        (offset, length) ->
            work.useOnce(connection -> ImapPieces.fetch(connection, id, offset, length)),
        sockets,
        message.sizeBytes());
  }

  @Override
  public void acknowledge(ListedMessage message) throws IOException {
    if (isReadOnly()) {
      return;
    }
    ImapId id = ImapId.of(message);
    work.use(
        connection -> {
          new ImapMark(connection, failures).set(id, settings.acknowledgement());
          return id;
        });
  }

  @Override
  public void await(Duration atMost) throws IOException, InterruptedException {
    try {
      watch.await(atMost, listed);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!sockets.isClosed()) {
        throw e;
      }
    }
  }

  @Override
  public Optional<Instant> lastAnswer() {
    return Optional.ofNullable(lastAnswer);
  }

  @Override
  public Fidelity fidelity() {
    return Fidelity.AS_SERVED_IMAP;
  }

  /// Opened for reading only, the folder stays as it is: no message loses its mark of being new.
  private boolean isReadOnly() {
    return settings.acknowledgement() instanceof Acknowledgement.None;
  }

  @Override
  public void close() {
    sockets.close(); // first: it ends what the other threads wait for
    work.close();
    watch.close();
  }
}
