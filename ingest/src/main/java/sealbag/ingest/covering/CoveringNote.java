package sealbag.ingest.covering;

import java.util.List;
import java.util.Optional;

/// What the officer says about an export in the mail around it. All of it is a claim, and none of
/// it is guessed: what is not understood or said in two ways is told.
///
/// @param reference empty when none was found, or several that differ
/// @param reason empty when none was given, or it was not understood
/// @param why the officer's words for the reason, also where they were not understood
/// @param mayBeRestricted whether a restricted reason was given, or words that may mean one; such a
///   submission is better held than shown
/// @param incidentDate as written
/// @param supervisor as written
public record CoveringNote(
    Optional<Said> reference,
    Optional<Said> exhibit,
    Optional<Reason> reason,
    Optional<Said> why,
    boolean mayBeRestricted,
    Optional<Said> incidentDate,
    Optional<Said> supervisor,
    List<Contradiction> contradictions,
    List<NotUsed> notUsed) {

  public CoveringNote {
    contradictions = List.copyOf(contradictions);
    notUsed = List.copyOf(notUsed);
  }

  /// Reads a mail's subject and text. Only the lines above the first earlier mail or signature are
  /// read, at most 200, and of each line and the subject the first 1,000 characters.
  ///
  /// @param subject decoded
  /// @param text the plain text of the mail; of one in HTML, what [PlainText] makes of it
  public static CoveringNote read(Optional<String> subject, String text, Patterns patterns) {
    var reader = new NoteReader(patterns);
    subject.ifPresent(reader::subject);
    OwnLines.of(text).forEach(reader::line);
    return reader.note();
  }
}
