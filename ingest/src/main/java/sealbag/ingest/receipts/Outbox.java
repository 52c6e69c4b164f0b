package sealbag.ingest.receipts;

import java.util.Optional;
import sealbag.ingest.ledger.Letter;

/// How letters leave. One attempt per call; sending a letter again is harmless, because its
/// Message-ID is the same.
sealed interface Outbox permits MailServer, LetterFolder {
  Attempt send(Letter letter);

  /// Tries everything short of sending.
  ///
  /// @return one plain sentence about what is wrong; empty when nothing is
  Optional<String> problem();
}
