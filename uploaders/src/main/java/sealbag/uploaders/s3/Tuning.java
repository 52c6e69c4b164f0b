package sealbag.uploaders.s3;

import java.time.Clock;
import java.util.Optional;
import sealbag.uploaders.http.Patience;

/// How a client goes about its calls; tests make it impatient, or give it a wrong clock.
///
/// @param signingClock empty: the SDK's own
record Tuning(Patience patience, Optional<Clock> signingClock) {
  static final Tuning USUAL = new Tuning(Patience.USUAL, Optional.empty());
}
