package sealbag.ingest.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A source in memory that does nothing by itself: it takes every mark, and nothing arrives.
public interface QuietSource extends MailSource {
  @Override
  default void acknowledge(ListedMessage message) {}

  @Override
  default void await(Duration atMost) throws InterruptedException {}

  @Override
  default Optional<Instant> lastAnswer() {
    return Optional.empty();
  }

  @Override
  default Fidelity fidelity() {
    return Fidelity.AS_SERVED_IMAP;
  }

  @Override
  default void close() {}
}
