package sealbag.ingest.pipeline;

import java.util.Optional;
import java.util.stream.Stream;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Related;
import sealbag.ingest.ledger.Submission;

/// What a named person must release before it goes further than the sealed package.
record Restriction(Ledger ledger) {
  private static final String ELSEWHERE =
      "The same export is restricted in another submission. The package is sealed and goes no further until a named person releases it.";
  private static final String BELONGING =
      "It belongs to a submission that is restricted. The package is sealed and goes no further until a named person releases it.";
  private static final String REASON =
      "It was sent for a reason that is restricted, or may be. The package is sealed and goes no further until a named person releases it.";

  /// Why the package goes no further until a named person says so; empty when it may.
  Optional<String> of(Submission submission, Found found) {
    if (found.lookedUp().screening().knownFiles().restricts()) {
      return Optional.of(found.lookedUp().restrictedSentence());
    }
    if (isOn(submission)) {
      return Optional.of(REASON);
    }
    if (isOnAny(submission.sameExportAs().stream())) {
      return Optional.of(ELSEWHERE);
    }
    Stream<String> related =
        found.related().stream().filter(Related::isMoreThanTitle).map(Related::number);
    return isOnAny(related) ? Optional.of(BELONGING) : Optional.empty();
  }

  private boolean isOnAny(Stream<String> numbers) {
    return numbers.flatMap(number -> ledger.find(number).stream()).anyMatch(Restriction::isOn);
  }

  static boolean isOn(Submission submission) {
    return submission.claims().reason().filter(Reason::restricts).isPresent()
        || submission.progress().found().filter(Findings::restricted).isPresent();
  }
}
