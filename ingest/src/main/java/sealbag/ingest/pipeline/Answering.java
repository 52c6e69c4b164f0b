package sealbag.ingest.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final int AT_ONCE = 32;

  /// Answers some of what is unanswered.
  ///
  /// @return whether there may be more
  public boolean turn() {
    int answered = 0;
    for (Letters.Unanswered mail : ledger.letters().unanswered(AT_ONCE)) {
      answered += answer(mail) ? 1 : 0;
    }
    return answered == AT_ONCE;
  }

  /// A letter that cannot be written keeps no other back.
  private boolean answer(Letters.Unanswered mail) {
    Optional<Letter> letter;
    try {
      letter = composer.answer(mail, service.clock().instant());
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("submission", mail.root().number())
          .setCause(e)
          .log("a letter could not be written");
      return false;
    }
    ledger.letters().answered(mail, letter.stream().toList(), service.actor());
    if (letter.isPresent()) {
      written.ring();
    }
    return true;
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
