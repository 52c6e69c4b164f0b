package sealbag.ingest.catalogue;

import sealbag.parsers.archive.ArchiveMake;

/// Which program a zip seems to come from, and on what that rests. A likeness, never a proof.
///
/// @param order where the chat stands among the entries
public record Fingerprint(ArchiveMake make, Order order, ArchiveMake.Verdict verdict) {

  /// Where the chat stands.
  public enum Order {
    CHAT_FIRST("chat-first"),
    CHAT_LAST("chat-last"),
    CHAT_BETWEEN("chat-between"),
    NO_CHAT("no-chat");

    private final String word;

    Order(String word) {
      this.word = word;
    }

    /// The word in catalogues.
    public String word() {
      return word;
    }
  }
}
