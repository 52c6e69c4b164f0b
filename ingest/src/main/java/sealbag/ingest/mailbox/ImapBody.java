package sealbag.ingest.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import sealbag.ingest.mailbox.ImapPieces.Piece;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// The raw bytes of one message, fetched piece by piece. A connection that is lost on the way costs
/// a piece, not the message. Where the message ends, the server's pieces say, not the size that it
/// claims: Exchange's is an estimate.
final class ImapBody extends InputStream {
  /// 68 times as fast as 16 KiB where the server is 20 ms away.
  private static final int LARGE = 1 << 20;

  /// After a loss pieces shrink down to this, so that a connection that dies early still helps.
  private static final int SMALL = 64 << 10;

  /// Losses in a row, without a piece between them, until the caller is told.
  private static final int TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final Source source;
  private final Sockets sockets;
  private final long claimedBytes;
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private long fetched;
  private int length = LARGE;
  private boolean ended;

  /// Where pieces come from; makes a new connection when there is none.
  interface Source {
    Piece fetch(long offset, int length) throws IOException;
  }

  /// @param claimedBytes what the server says, or less than 0
  ImapBody(Source source, Sockets sockets, long claimedBytes) {
    this.source = source;
    this.sockets = sockets;
    this.claimedBytes = claimedBytes;
  }

  @Override
  public int read() throws IOException {
    return filled() ? piece.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, target.length);
    if (count == 0) {
      return 0;
    }
    if (!filled()) {
      return -1;
    }
    int some = Math.min(count, piece.remaining());
    piece.get(target, offset, some);
    return some;
  }

  private boolean filled() throws IOException {
    while (!piece.hasRemaining() && !ended) {
      next();
    }
    return piece.hasRemaining();
  }

  private void next() throws IOException {
    piece = ByteBuffer.allocate(0); // the old one may go before the new one comes
    int asked = length;
    Piece next = fetch();
    piece = next.bytes();
    int got = piece.remaining();
    fetched += got;
    ended = next.last() || got == 0 || (got < asked && fetched == claimedBytes);
    if (ended && fetched == 0 && claimedBytes > 0) {
      throw new MailSourceException(
          Why.AWAY, "The mail server handed out nothing of a message that is not empty.");
    }
  }

  private Piece fetch() throws IOException {
    Duration pause = FIRST_PAUSE;
    for (int failures = 0; ; failures++) {
      try {
        Piece next = source.fetch(fetched, length);
        length = Math.min(LARGE, length * 2);
        return next;
      } catch (MessageGoneException e) {
        throw e;
      } catch (MailSourceException e) {
        if (e.why() != Why.AWAY || failures == TRIES - 1 || sockets.isClosed()) {
          throw e;
        }
      }
      length = Math.max(SMALL, length / 2);
      pause(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private void pause(Duration time) throws InterruptedIOException {
    try {
      sockets.pause(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while a message was fetched.");
    }
  }
}
