package sealbag.ingest.pipeline;

import java.util.List;
import java.util.Optional;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters;
import sealbag.ingest.receipts.Composer;

/// Writes the letters that are owed to those who sent mails.
///
/// @param written rung when there is one to send
public record Answering(Ledger ledger, Composer composer, Actor actor, Bell written) {
  private static final int AT_ONCE = 32;

  /// Answers some of what is unanswered.
  ///
  /// @return whether there may be more
  public boolean turn() {
    List<Letters.Unanswered> due = ledger.letters().unanswered(AT_ONCE);
    for (Letters.Unanswered mail : due) {
      Optional<Letter> letter = composer.letter(mail);
      ledger.letters().answered(mail, letter.stream().toList(), actor);
      if (letter.isPresent()) {
        written.ring();
      }
    }
    return due.size() == AT_ONCE;
  }
}
