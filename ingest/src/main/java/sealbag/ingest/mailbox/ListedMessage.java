package sealbag.ingest.mailbox;

import java.time.Instant;
import java.util.Optional;

/// One message of a listing.
///
/// @param id names it within its source for as long as it lies there; never its identity, which is
///   the SHA-256 of its bytes. IMAP: `UIDVALIDITY/UID`
/// @param name what a person would call it; a file's name
/// @param sizeBytes as the source says, which can be wrong; -1 when it does not say
/// @param arrivedAt when the source took it; IMAP: INTERNALDATE
public record ListedMessage(String id, String name, long sizeBytes, Optional<Instant> arrivedAt) {

  /// A mail, which has no name.
  public ListedMessage(String id, long sizeBytes, Optional<Instant> arrivedAt) {
    this(id, "mail.eml", sizeBytes, arrivedAt);
  }
}
