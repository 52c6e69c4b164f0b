package sealbag.ingest.covering;

import java.util.List;
import java.util.Optional;

/// What an officer answers to a letter of Sealbag. Several things may stand in one mail. Each is
/// the officer's statement, kept in the officer's words.
///
/// @param reference of those in the text; empty when none was given, or several that differ
/// @param reason given beside them or behind `Why:`
/// @param mayBeRestricted as in [CoveringNote]
/// @param noMediaNeeded the words behind NO MEDIA NEEDED, maybe none
/// @param wrong the words behind WRONG, maybe none
/// @param confirmed whether CONFIRM was written
/// @param continuity what was stated about how the export was made; without CONFIRM it is only a
///   statement
/// @param consent the words behind CONSENT, such as where it is recorded; maybe none
/// @param yes the words behind YES ON BEHALF OF, maybe none: YES alone says it too. An answer to
///   the question whether somebody sent it for another
/// @param contradictions of references and exhibits, and of declarations that were made twice
/// @param notUnderstood lines that a person should read, as written
public record Answer(
    Optional<Said> reference,
    Optional<Said> exhibit,
    Optional<Reason> reason,
    boolean mayBeRestricted,
    Optional<String> noMediaNeeded,
    Optional<String> wrong,
    boolean confirmed,
    Continuity continuity,
    Optional<String> consent,
    Optional<PreferredChannel> preferredChannel,
    Optional<String> yes,
    List<Contradiction> contradictions,
    List<String> notUnderstood) {

  public Answer {
    contradictions = List.copyOf(contradictions);
    notUnderstood = List.copyOf(notUnderstood);
  }

  /// How the export came about, each as written.
  ///
  /// @param device the issued device that it was exported from
  /// @param unaltered whether it was sent on without a change; empty when not said with yes or no
  /// @param onBehalfOf for whom the upload was made
  public record Continuity(
      Optional<String> exportedBy,
      Optional<String> device,
      Optional<String> when,
      Optional<Boolean> unaltered,
      Optional<String> onBehalfOf) {

    /// Whether it says anything about how the export was made.
    public boolean saysHow() {
      return exportedBy.isPresent()
          || device.isPresent()
          || when.isPresent()
          || unaltered.isPresent();
    }
  }

  /// Whether a member of the public said that the app suits them.
  public enum PreferredChannel {
    /// They prefer it.
    PREFERRED,
    /// It is acceptable to them.
    ACCEPTABLE,
    /// Neither.
    NO
  }

  /// Whether nothing in it could be used, so that a person must read it.
  public boolean isEmpty() {
    return reference.isEmpty()
        && exhibit.isEmpty()
        && reason.isEmpty()
        && noMediaNeeded.isEmpty()
        && wrong.isEmpty()
        && !confirmed
        && consent.isEmpty()
        && preferredChannel.isEmpty()
        && yes.isEmpty()
        && continuity.equals(
            new Continuity(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }
}
