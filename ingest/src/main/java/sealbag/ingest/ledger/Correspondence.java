package sealbag.ingest.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is needed to answer the mail that brought a submission.
///
/// @param sender the bare address that it says it is from; empty when it names none or several
/// @param messageId of that mail, angle brackets included
/// @param references its thread, oldest first, angle brackets included
/// @param headOnly whether the mail could not be opened, so that its text was not read
/// @param mayAnswer whether an answer may be sent at all: the sender is accepted, and no program
///   sent it
public record Correspondence(
    Optional<String> sender,
    Optional<String> messageId,
    List<String> references,
    boolean headOnly,
    boolean mayAnswer) {

  /// Of a mail that was read.
  public Correspondence(
      Optional<String> sender,
      Optional<String> messageId,
      List<String> references,
      boolean mayAnswer) {
    this(sender, messageId, references, false, mayAnswer);
  }

  /// Whose mail it is, for looking for others of the same: empty where nothing speaks for that.
  public Optional<String> acceptedSender() {
    return sender.filter(_ -> mayAnswer).map(address -> address.toLowerCase(Locale.ROOT));
  }

  public Correspondence {
    references = List.copyOf(references);
  }
}
