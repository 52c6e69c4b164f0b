package sealbag.ingest.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One place where mails arrive. It says what lies there and hands out raw bytes; it remembers
/// nothing: what was taken stands in the ledger. It never deletes.
///
/// Every call makes the connection it needs and one try; the caller decides when to try again. A
/// failure is a [MailSourceException] with a sentence for people. [#close] may be called by any
/// thread and ends a running [#await] at once, one that reads soon; all other methods belong to one
/// thread, but for [#await], which may run beside them on another.
public interface MailSource extends Closeable {

  /// What lies in the place now.
  ///
  /// @param after the cursor of an earlier listing, which lets the source leave out what it named
  ///   then; empty: everything. A source may name known messages again, and names everything when
  ///   the cursor is of no use any more (another UIDVALIDITY, RFC 9051 section 2.3.1.1).
  Listing list(Optional<String> after) throws IOException;

  /// The raw bytes of one message, from the first to the last. Reading goes on where it stopped
  /// when the connection is lost on the way, a few times; then it throws.
  ///
  /// @throws MessageGoneException when it is there no more
  InputStream open(ListedMessage message) throws IOException;

  /// Marks the message as taken, in the way that is configured. Doing so again, or for a message
  /// that is gone, changes nothing.
  void acknowledge(ListedMessage message) throws IOException;

  /// Waits until something may have arrived, or the time is over. It only wakes: what is there,
  /// [#list] says.
  void await(Duration atMost) throws IOException, InterruptedException;

  /// When the far side last answered; empty before it first did.
  Optional<Instant> lastAnswer();

  /// Which bytes [#open] hands out.
  Fidelity fidelity();
}
