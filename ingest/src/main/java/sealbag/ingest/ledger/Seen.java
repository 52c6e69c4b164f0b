package sealbag.ingest.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import sealbag.ingest.evidence.Sha256;

/// What had been seen of an export when it was held.
///
/// @param flags oddities of the container and its entries, sorted
/// @param chats the texts that can be the chat, in the order in which a person is told of them
public record Seen(Set<String> flags, List<Sha256> chats) {

  public Seen {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    chats = List.copyOf(chats);
  }

  /// Nothing worth telling.
  public static Seen nothing() {
    return new Seen(Set.of(), List.of());
  }

  /// Only oddities.
  public static Seen flags(Set<String> flags) {
    return new Seen(flags, List.of());
  }
}
