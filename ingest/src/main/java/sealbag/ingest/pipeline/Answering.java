package sealbag.ingest.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.receipts.Reminders;

/// Writes the letters that are owed to those who sent mails.
///
/// @param written rung when there is one to send
public record Answering(
    Ledger ledger,
    Composer composer,
    Reminders reminders,
    Collecting.Service service,
    Bell written) {
  private static final int AT_ONCE = 32;

  /// Answers some of what is unanswered.
  ///
  /// @return whether there may be more
  public boolean turn() {
    List<Letters.Unanswered> due = ledger.letters().unanswered(AT_ONCE);
    for (Letters.Unanswered mail : due) {
      Optional<Letter> letter = composer.answer(mail, service.clock().instant());
      ledger.letters().answered(mail, letter.stream().toList(), service.actor());
      if (letter.isPresent()) {
        written.ring();
      }
    }
    return due.size() == AT_ONCE;
  }

  /// Writes the reminders that time has made due, and the digest.
  public void remind() {
    Instant now = service.clock().instant();
    List<Submission> unfinished =
        Stream.of("received", "sealed", "uploaded", "held", "split")
            .flatMap(state -> ledger.list(state).stream())
            .filter(one -> one.original().intake().isFromOutside())
            .toList();
    Set<String> before =
        unfinished.stream()
            .flatMap(one -> ledger.letters().of(one.number()).stream())
            .map(Letters.Written::id)
            .collect(Collectors.toSet());
    var letters = new ArrayList<>(reminders.due(now, unfinished, before));
    reminders.digest(now, unfinished, before).ifPresent(letters::add);
    letters.forEach(letter -> ledger.letters().add(letter, service.actor()));
    if (!letters.isEmpty()) {
      written.ring();
    }
  }
}
