package sealbag.ingest.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/// Fetches a part of one raw message, without marking it as read (`BODY.PEEK`, RFC 9051 section
/// 6.4.5).
final class ImapPieces {
  private ImapPieces() {}

  /// What came of one FETCH.
  ///
  /// @param bytes those from the offset on; empty behind the end
  /// @param last whether they are known to reach to the end
  record Piece(ByteBuffer bytes, boolean last) {}

  /// @param length how many bytes at most
  /// @throws MessageGoneException when the folder does not hold the message any more
  static Piece fetch(ImapConnection connection, ImapId id, long offset, int length)
      throws IOException {
    if (connection.selected().uidvalidity != id.validity()) {
      throw new MessageGoneException();
    }
    var answer =
        connection.ask("UID FETCH %d (UID BODY.PEEK[]<%d.%d>)".formatted(id.uid(), offset, length));
    Optional<BODY> body =
        answer.data().stream().flatMap(said -> body(said, id.uid()).stream()).findFirst();
    Optional<Piece> piece = Optional.empty();
    if (body.isPresent()) {
      piece = Optional.of(piece(body.orElseThrow(), offset, length));
    }
    if (piece.isEmpty() || !piece.orElseThrow().bytes().hasRemaining()) {
      requireThere(connection, id);
    }
    if (piece.isPresent()) {
      return piece.orElseThrow();
    }
    connection.require(answer);
    throw new MailSourceException(
        MailSourceException.Why.AWAY,
        "The mail server answered in a way that is not understood: a message that it lists was not handed out.");
  }

  /// Of a message that is gone, Dovecot hands out nothing with OK (RFC 2180 section 4.1.3), which
  /// must not be taken for its end.
  private static void requireThere(ImapConnection connection, ImapId id)
      throws MailSourceException {
    var _ = connection.noop();
    if (!ImapListing.holds(connection, id.uid())) {
      throw new MessageGoneException();
    }
  }

  private static Optional<BODY> body(Response said, long uid) {
    if (!(said instanceof FetchResponse fetched)) {
      return Optional.empty();
    }
    UID named = fetched.getItem(UID.class);
    return named == null || named.uid != uid
        ? Optional.empty()
        : Optional.ofNullable(fetched.getItem(BODY.class));
  }

  /// Some servers answer with the whole message whatever part was asked for
  /// (jakartaee/mail-api#370); then they name no origin.
  private static Piece piece(BODY body, long offset, int length) throws MailSourceException {
    ByteArray data = body.getByteArray();
    ByteBuffer all =
        data == null
            ? ByteBuffer.allocate(0)
            : ByteBuffer.wrap(data.getBytes(), data.getStart(), data.getCount());
    int origin = body.getOrigin();
    if (origin == offset) {
      return new Piece(all, false);
    }
    if (origin < 0 && offset == 0) {
      return new Piece(all, all.remaining() != length);
    }
    if (origin < 0 && all.remaining() > length) {
      int known = Math.toIntExact(Math.min(offset, all.remaining()));
      return new Piece(all.position(all.position() + known), true);
    }
    if (!all.hasRemaining()) {
      return new Piece(all, true);
    }
    throw new MailSourceException(
        MailSourceException.Why.REFUSED,
        "The mail server hands out another part of a message than was asked for, so that it cannot be fetched safely.");
  }
}
