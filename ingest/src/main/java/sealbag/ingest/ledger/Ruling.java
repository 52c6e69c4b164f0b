package sealbag.ingest.ledger;

import java.util.Optional;
import sealbag.ingest.evidence.Sha256;

/// What a person decided about how an original is read.
///
/// @param unparsed it goes on without being read
/// @param salvaged it goes on with what could be read of a damaged archive
/// @param chat the text that is the chat, where several could be
/// @param belongsTo the earlier submission that files without a chat belong to
public record Ruling(
    boolean unparsed, boolean salvaged, Optional<Sha256> chat, Optional<String> belongsTo) {

  /// Where it belongs to nothing, or a look at the names tells.
  public Ruling(boolean unparsed, boolean salvaged, Optional<Sha256> chat) {
    this(unparsed, salvaged, chat, Optional.empty());
  }

  /// Nobody has decided anything.
  public static Ruling none() {
    return new Ruling(false, false, Optional.empty());
  }

  /// Goes on as files of an earlier chat.
  public static Ruling belonging(String number) {
    return new Ruling(false, false, Optional.empty(), Optional.of(number));
  }

  /// Goes on unread.
  public static Ruling unread() {
    return new Ruling(true, false, Optional.empty());
  }
}
