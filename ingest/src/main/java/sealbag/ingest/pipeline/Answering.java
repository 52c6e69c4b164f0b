package sealbag.ingest.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Letter;
import sealbag.ingest.ledger.Letters;
import sealbag.ingest.receipts.Composer;
import sealbag.ingest.receipts.Digest;
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
  private static final int PAGE = 200;

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

  /// Writes the reminders that time has made due, and the digest. A letter that is there already is
  /// left as it is.
  public void remind() {
    Instant now = service.clock().instant();
    Digest digest = reminders.digest(now);
    int written = 0;
    Optional<String> last = Optional.of("");
    while (last.isPresent()) {
      Letters.Unfinished page = ledger.letters().unfinished(last.orElseThrow(), PAGE);
      page.submissions().forEach(digest::count);
      written += write(reminders.due(now, page.withParents(), page.written()));
      last = page.last();
    }
    written += write(digest.letter().stream().toList());
    if (written > 0) {
      this.written.ring();
    }
  }

  /// @return how many of them were not there yet
  private int write(List<Letter> letters) {
    int count = 0;
    for (Letter letter : letters) {
      count += ledger.letters().add(letter, service.actor()) ? 1 : 0;
    }
    return count;
  }
}
