package sealbag.ingest.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/// Lists a folder: one SEARCH says which UIDs there are, then one FETCH a block says size and date.
/// The SEARCH alone decides what is listed, so a message whose FETCH fails is listed all the same.
final class ImapListing {
  private static final int BLOCK = 5_000;

  private ImapListing() {}

  /// @param folder as it was just opened
  static Listing of(ImapConnection connection, MailboxInfo folder, Optional<String> after)
      throws MailSourceException {
    long validity = folder.uidvalidity;
    long from =
        after
            .flatMap(ImapId::parse)
            .filter(cursor -> cursor.validity() == validity)
            .map(ImapId::uid)
            .orElse(1L);
    long[] uids = folder.total == 0 ? new long[0] : uids(connection, from);
    var messages = new ArrayList<ListedMessage>(uids.length);
    for (int start = 0; start < uids.length; start += BLOCK) {
      int end = Math.min(start + BLOCK, uids.length);
      Map<Long, FetchResponse> facts = facts(connection, uids[start], uids[end - 1]);
      for (int i = start; i < end; i++) {
        messages.add(message(new ImapId(validity, uids[i]), facts.get(uids[i])));
      }
    }
    long next = uids.length == 0 ? from : uids[uids.length - 1] + 1;
    return new Listing(messages, new ImapId(validity, next).toString());
  }

  /// Those from `from` on, ascending. `n:*` always holds the last message, also when its UID is
  /// smaller (RFC 9051 section 9, seq-range).
  private static long[] uids(ImapConnection connection, long from) throws MailSourceException {
    return search(connection, from + ":*").filter(uid -> uid >= from).sorted().distinct().toArray();
  }

  /// Whether the message is still there.
  static boolean holds(ImapConnection connection, long uid) throws MailSourceException {
    return search(connection, Long.toString(uid)).anyMatch(found -> found == uid);
  }

  private static LongStream search(ImapConnection connection, String set)
      throws MailSourceException {
    var answer = connection.ask("UID SEARCH UID " + set);
    connection.require(answer);
    var uids = LongStream.builder();
    for (Response said : answer.data()) {
      if (said instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
        for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
          uids.add(uid);
        }
      }
    }
    return uids.build();
  }

  private static Map<Long, FetchResponse> facts(ImapConnection connection, long first, long last)
      throws ConnectionLostException {
    var answer =
        connection.ask("UID FETCH " + first + ":" + last + " (UID RFC822.SIZE INTERNALDATE)");
    var facts = new HashMap<Long, FetchResponse>();
    for (Response said : answer.data()) {
      if (said instanceof FetchResponse fetched) {
        UID uid = fetched.getItem(UID.class);
        if (uid != null) {
          facts.put(uid.uid, fetched);
        }
      }
    }
    return facts;
  }

  private static ListedMessage message(ImapId id, @Nullable FetchResponse facts) {
    if (facts == null) {
      return new ListedMessage(id.toString(), -1, Optional.empty());
    }
    RFC822SIZE size = facts.getItem(RFC822SIZE.class);
    INTERNALDATE date = facts.getItem(INTERNALDATE.class);
    Optional<Instant> arrived =
        date == null ? Optional.empty() : Optional.ofNullable(date.getDate()).map(Date::toInstant);
    return new ListedMessage(id.toString(), size == null ? -1 : size.size, arrived);
  }
}
