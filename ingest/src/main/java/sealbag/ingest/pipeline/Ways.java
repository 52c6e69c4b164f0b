package sealbag.ingest.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sealbag.ingest.covering.Reason;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.delivery.Uploader;

/// Which way a sealed submission goes: as it is set for its reason, else the ordinary way, or that
/// of restricted submissions which a person released.
///
/// @param reasons the ways of single reasons
public record Ways(Way ordinary, Way restricted, Map<Reason, Way> reasons)
    implements AutoCloseable {

  public Ways {
    reasons = Map.copyOf(reasons);
  }

  /// Without ways of single reasons.
  public Ways(Pipeline.Destinations ordinary, Pipeline.Destinations restricted) {
    this(new Way(ordinary, false), new Way(restricted, false), Map.of());
  }

  /// The way of this submission now. What is restricted never goes the way of a reason that is not,
  /// whatever restricts it.
  public Way of(Submission submission, Findings findings) {
    return of(submission, findings.restricted());
  }

  private Way of(Submission submission, boolean foundRestricted) {
    Optional<String> claimed = submission.claims().reason();
    Optional<Reason> reason = claimed.flatMap(Reason::named);
    boolean isRestricted = foundRestricted || claimed.filter(Reason::restricts).isPresent();
    Way general = isRestricted ? restricted : ordinary;
    return reason
        .filter(one -> one.isRestricted() == isRestricted)
        .map(one -> reasons.getOrDefault(one, general))
        .orElse(general);
  }

  /// The way that this submission goes or went, as far as is known of it.
  public Way of(Submission submission) {
    return submission
        .progress()
        .found()
        .map(findings -> of(submission, findings))
        .orElseGet(() -> of(submission, false));
  }

  /// Every place that packages are uploaded to, each once.
  public Set<Uploader> uploaders() {
    return all().map(way -> way.to().uploader()).collect(Collectors.toSet());
  }

  private Stream<Way> all() {
    return Stream.concat(Stream.of(ordinary, restricted), reasons.values().stream());
  }

  /// Closes every place once or more often, which is harmless.
  @Override
  public void close() {
    all()
        .map(Way::to)
        .forEach(
            to -> {
              to.uploader().close();
              to.records().close();
            });
  }
}
