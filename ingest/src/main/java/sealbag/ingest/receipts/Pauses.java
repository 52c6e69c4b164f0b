package sealbag.ingest.receipts;

import java.time.Duration;

/// How long to wait before a letter is tried again: pauses that double up to a ceiling, for ever.
public record Pauses(Duration first, Duration ceiling) {
  private static final int DOUBLINGS = 30;

  /// The pause after `tries` tries, counted from 1.
  Duration after(int tries) {
    long doubled = first.toMillis() << Math.clamp(tries - 1L, 0, DOUBLINGS);
    return Duration.ofMillis(Math.min(ceiling.toMillis(), doubled));
  }
}
