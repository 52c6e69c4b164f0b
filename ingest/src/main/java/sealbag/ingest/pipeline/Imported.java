package sealbag.ingest.pipeline;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.ledger.CloseReason;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;

/// What became of one item of an import.
///
/// @param submission empty only when nothing was received
/// @param other the submission that already holds the same export, for a duplicate
/// @param children the submissions that a split made
/// @param code the reason to hold, or of a failure; empty when neither
/// @param reason one plain sentence; empty when all went well
public record Imported(
    Path path,
    Outcome outcome,
    Optional<Submission> submission,
    Optional<Submission> other,
    List<Submission> children,
    Optional<String> code,
    Optional<String> reason) {

  public Imported {
    children = List.copyOf(children);
  }

  /// The four ways an item can end, from the best to the worst.
  public enum Outcome {
    DUPLICATE,
    SEALED,
    HELD,
    FAILED;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Verdict(Outcome outcome, Optional<String> code, Optional<String> reason) {}

  static Imported failed(Path path, Failure failure) {
    return new Imported(
        path,
        Outcome.FAILED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(failure.code().name()),
        Optional.of(failure.sentence()));
  }

  /// The number of the submission that a closed duplicate points to.
  static Optional<String> other(Submission submission) {
    return submission.progress() instanceof Progress.Closed closed
        ? closed.other()
        : Optional.empty();
  }

  /// @param finished whether the same bytes had been taken in before, to the end
  static Imported of(
      Path path,
      boolean finished,
      Submission submission,
      Optional<Submission> other,
      List<Submission> children) {
    List<Submission> judged = children.isEmpty() ? List.of(submission) : children;
    Verdict worst =
        judged.stream()
            .map(one -> verdict(one, finished))
            .max(Comparator.comparing(Verdict::outcome))
            .orElseThrow();
    return new Imported(
        path,
        worst.outcome(),
        Optional.of(submission),
        other,
        children,
        worst.code(),
        worst.reason());
  }

  private static Verdict verdict(Submission submission, boolean finished) {
    return switch (submission.progress()) {
      case Progress.Held(var reason, var sentence, _, _) ->
          new Verdict(Outcome.HELD, Optional.of(reason.name()), Optional.of(sentence));
      case Progress.Closed closed -> closed(closed);
      case Progress.Received _ -> waiting(submission);
      case Progress.Sealed _, Progress.Uploaded _, Progress.Recorded _, Progress.Split _ ->
          finished
              ? new Verdict(
                  Outcome.DUPLICATE,
                  Optional.empty(),
                  Optional.of("Already held as " + submission.number() + ". Nothing was added."))
              : new Verdict(Outcome.SEALED, Optional.empty(), submission.lastProblem());
    };
  }

  private static Verdict closed(Progress.Closed closed) {
    return switch (closed.why()) {
      case CloseReason.DUPLICATE, CloseReason.REJECTED, CloseReason.AUTOMATED, CloseReason.ANSWER ->
          new Verdict(Outcome.DUPLICATE, Optional.empty(), Optional.of(closed.sentence()));
    };
  }

  /// Received, not yet sealed: a step failed and will be tried again, or another process is at it.
  private static Verdict waiting(Submission submission) {
    if (submission.lastProblem().isEmpty()) {
      return new Verdict(
          Outcome.DUPLICATE,
          Optional.empty(),
          Optional.of(
              "Another Sealbag process is sealing it as "
                  + submission.number()
                  + ". Nothing was added."));
    }
    String problem = submission.lastProblem().orElseThrow();
    Failure failure =
        Failure.noSpace().sentence().equals(problem)
            ? Failure.noSpace()
            : Failure.internal(problem);
    return new Verdict(
        Outcome.FAILED, Optional.of(failure.code().name()), Optional.of(failure.sentence()));
  }
}
