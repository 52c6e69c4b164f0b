package sealbag.ingest.ledger;

import java.util.List;
import java.util.Locale;

/// How a submission stands to an earlier one of the same sender. Both stay what they are: nothing
/// is merged.
///
/// @param number of the earlier one
/// @param same how far the two chat texts agree, for those that are not the whole of one another
/// @param addedRecords how many more records the chat has than the earlier one; 0 where that is not
///   known
/// @param supplied names of files that the earlier chat mentions, that did not come with it, and
///   that are here; at most [ChatSummary.Detail#MOST_NAMES]
public record Related(String number, How how, Same same, long addedRecords, List<String> supplied) {

  /// What ties the two.
  public enum How {
    /// The chat text is the same, byte for byte.
    SAME_TEXT,
    /// The chat text begins with the whole of the earlier one.
    LONGER,
    /// Files that the earlier chat mentions, by their names.
    SUPPLIES,
    /// The chat text is the beginning of the earlier one, which goes on.
    SHORTER,
    /// The title and the first records, byte for byte; then the two texts differ.
    DIVERGES,
    /// Only the title, which proves nothing.
    SAME_TITLE;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// How far two chat texts agree, from their first byte on.
  ///
  /// @param records those that both have whole
  public record Same(long records, long bytes) {
    /// Where it is not compared, or goes without saying.
    public static Same unknown() {
      return new Same(0, 0);
    }
  }

  public Related {
    supplied = List.copyOf(supplied);
  }

  /// Whether more than a title speaks for it.
  public boolean isMoreThanTitle() {
    return how != How.SAME_TITLE;
  }

  /// Whether it belongs to the earlier one for certain: one that turns into another text may be of
  /// another chat that began the same way.
  public boolean isProven() {
    return isMoreThanTitle() && how != How.DIVERGES;
  }
}
