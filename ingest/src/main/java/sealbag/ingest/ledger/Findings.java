package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The facts found while sealing.
///
/// @param flags every container and entry flag, sorted
/// @param attachmentBytes size of all files beside the chat text
/// @param restricted whether it waits, or waited, for a named person: for its reason, for a list of
///   known files, or because the same export is restricted in another submission
/// @param related earlier submissions of the same sender that it belongs to, or may belong to
/// @param sealedAt when the package was made
public record Findings(
    Export export,
    List<ChatSummary> chats,
    Set<String> flags,
    long attachmentBytes,
    LookUps lookUps,
    boolean restricted,
    List<Related> related,
    Instant sealedAt) {

  public Findings {
    chats = List.copyOf(chats);
    flags = sorted(flags);
    related = List.copyOf(related);
  }

  private static SortedSet<String> sorted(Set<String> flags) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }
}
