package sealbag.ingest.health;

/// One question about whether the daemon is well.
///
/// @param name a short name; never one of a person
/// @param look asked anew each time; whatever it throws counts as not well
public record Check(String name, Look look) {

  /// Finds out how it is now. Several threads may ask.
  @FunctionalInterface
  public interface Look {
    /// Looks.
    Answer look() throws Exception;
  }

  /// How it is.
  ///
  /// @param sentence plain words, which may be shown to anybody
  public record Answer(boolean well, String sentence) {
    static Answer well(String sentence) {
      return new Answer(true, sentence);
    }

    static Answer unwell(String sentence) {
      return new Answer(false, sentence);
    }
  }

  Answer answer() {
    try {
      return look.look();
    } catch (Exception e) {
      return Answer.unwell(
          "It cannot be found out (" + e.getClass().getSimpleName() + "). See the log.");
    }
  }
}
