package sealbag.ingest.ledger;

import java.util.List;
import java.util.Optional;

/// What is needed to answer the mail that brought a submission.
///
/// @param sender the bare address that it says it is from; empty when it names none or several
/// @param messageId of that mail, angle brackets included
/// @param references its thread, oldest first, angle brackets included
/// @param mayAnswer whether an answer may be sent at all: the sender is accepted, and no program
///   sent it
public record Correspondence(
    Optional<String> sender,
    Optional<String> messageId,
    List<String> references,
    boolean mayAnswer) {

  public Correspondence {
    references = List.copyOf(references);
  }
}
