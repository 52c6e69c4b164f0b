package sealbag.parsers.media;

/// How the inspection of one file went. Whatever the outcome, the file itself is untouched and its
/// hash does not depend on it.
public record Inspection(Outcome outcome, MediaFacts facts) {

  /// What became of the attempt.
  public enum Outcome {
    /// The file was read; facts that are missing are not in it.
    READ,
    /// There is no reader for this type.
    SKIPPED,
    /// The reader took too long and was stopped.
    TIMEOUT,
    /// The reader needed more memory than it may have.
    OUT_OF_MEMORY,
    /// The reader's process died.
    CRASHED,
    /// The reader could not make sense of the whole file; the facts are those it found before.
    UNREADABLE
  }

  static Inspection without(Outcome outcome) {
    return new Inspection(outcome, MediaFacts.none());
  }
}
