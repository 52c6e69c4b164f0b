package sealbag.ingest.covering;

import java.util.Optional;

/// Whether what an export holds suits the reason it was sent for: the app asks "without media" or
/// "include media", and the policy says that it depends on why. Advice only; it never stops an
/// upload by itself.
///
/// @param words for people; no names and no reason
public record MediaChoice(Verdict verdict, String words) {

  /// How the two stand to each other.
  public enum Verdict {
    /// Nothing to ask.
    SUITS,
    /// The export should be made again with media, or somebody says that they do not matter.
    ASK_FOR_MEDIA,
    /// The reason is not known, or it does not decide.
    CANNOT_TELL
  }

  /// What the chat mentions.
  ///
  /// @param omitted media that were left out when the export was made without media
  /// @param present files that came with it
  /// @param missing files that it names and that did not come
  public record Media(int omitted, int present, int missing) {
    public Media {
      if (omitted < 0 || present < 0 || missing < 0) {
        throw new IllegalArgumentException("a count below 0");
      }
    }
  }

  /// Compares the two.
  ///
  /// @param reason empty when none was given or understood
  public static MediaChoice of(Optional<Reason> reason, Media media) {
    if (media.omitted() == 0 && media.missing() == 0) {
      return new MediaChoice(
          Verdict.SUITS,
          media.present() == 0
              ? "The chat mentions no photos, videos or other files."
              : "Every file that the chat mentions came with it.");
    }
    if (media.omitted() == 0) {
      return new MediaChoice(
          Verdict.CANNOT_TELL,
          media.missing()
              + " of "
              + (media.present() + media.missing())
              + " files that the chat names did not come; most likely they were never downloaded on the phone.");
    }
    String without =
        "The export was made without media: "
            + media.omitted()
            + (media.omitted() == 1 ? " file is" : " files are")
            + " mentioned but not included.";
    return new MediaChoice(verdict(reason), without);
  }

  private static Verdict verdict(Optional<Reason> reason) {
    return reason
        .map(
            it ->
                switch (it) {
                  case EVIDENCE_RECEIVED, POSSIBLE_EVIDENTIAL_VALUE -> Verdict.ASK_FOR_MEDIA;
                  case RECORD_OF_CONTACT -> Verdict.SUITS;
                  case PROHIBITED_USE, INAPPROPRIATE_MESSAGE -> Verdict.CANNOT_TELL;
                })
        .orElse(Verdict.CANNOT_TELL);
  }
}
