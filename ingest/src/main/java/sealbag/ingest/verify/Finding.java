package sealbag.ingest.verify;

import java.util.Optional;

/// One thing that is not as it was sealed.
///
/// @param culprit a path in the bag, or the zip's own part
/// @param problem a plain sentence
/// @param expected what the package says elsewhere; empty when there is nothing to compare
/// @param actual what was found
public record Finding(
    String culprit, String problem, Optional<String> expected, Optional<String> actual) {

  static Finding of(String culprit, String problem) {
    return new Finding(culprit, problem, Optional.empty(), Optional.empty());
  }

  static Finding of(String culprit, String problem, Object expected, Object actual) {
    return new Finding(
        culprit,
        problem,
        Optional.of(Shown.text(expected.toString())),
        Optional.of(Shown.text(actual.toString())));
  }
}
