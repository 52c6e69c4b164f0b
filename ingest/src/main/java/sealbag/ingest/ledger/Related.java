package sealbag.ingest.ledger;

import java.util.List;
import java.util.Locale;

/// How a submission stands to an earlier one of the same sender. Both stay what they are: nothing
/// is merged.
///
/// @param number of the earlier one
/// @param addedRecords how many more records the chat has than the earlier one; 0 where that is not
///   known
/// @param supplied names of files that the earlier chat mentions, that did not come with it, and
///   that are here; at most [ChatSummary.Detail#MOST_NAMES]
public record Related(String number, How how, long addedRecords, List<String> supplied) {

  /// What ties the two.
  public enum How {
    /// The chat text is the same, byte for byte.
    SAME_TEXT,
    /// The chat text begins with the whole of the earlier one.
    LONGER,
    /// Files that the earlier chat mentions, by their names.
    SUPPLIES,
    /// Only the title, which proves nothing.
    SAME_TITLE;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Related {
    supplied = List.copyOf(supplied);
  }

  /// Whether more than a title speaks for it.
  public boolean isProven() {
    return how != How.SAME_TITLE;
  }
}
