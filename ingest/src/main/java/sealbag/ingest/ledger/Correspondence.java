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
/// @param vouched whether it is known whose it is although nobody is answered: a person who
///   imported it said so, or its mail proves it
public record Correspondence(
    Optional<String> sender,
    Optional<String> messageId,
    List<String> references,
    boolean headOnly,
    boolean mayAnswer,
    boolean vouched) {

  /// Of what no person brought.
  public Correspondence(
      Optional<String> sender,
      Optional<String> messageId,
      List<String> references,
      boolean headOnly,
      boolean mayAnswer) {
    this(sender, messageId, references, headOnly, mayAnswer, false);
  }

  /// Of what a person brought, whose it is.
  public static Correspondence vouchedFor(String sender) {
    return new Correspondence(Optional.of(sender), Optional.empty(), List.of(), false, false, true);
  }

  /// Of a mail that was read.
  public Correspondence(
      Optional<String> sender,
      Optional<String> messageId,
      List<String> references,
      boolean mayAnswer) {
    this(sender, messageId, references, false, mayAnswer);
  }

  /// Whose it is, for looking for others of the same: empty where nothing speaks for that.
  public Optional<String> acceptedSender() {
    return sender
        .filter(_ -> mayAnswer || vouched)
        .map(address -> address.toLowerCase(Locale.ROOT));
  }

  public Correspondence {
    references = List.copyOf(references);
  }
}
