package sealbag.ingest.ledger;

import java.util.List;
import java.util.Optional;
import sealbag.ingest.evidence.Sha256;

/// One chat of an export in a few facts.
///
/// @param firstTimestamp as the contract of `parse` prints it: local, without zone
/// @param labels the senders as printed in the chat
/// @param present attachments that are there; `missing` those that the chat names in vain;
///   `unreferenced` files that it never names
public record ChatSummary(
    String name,
    long records,
    Optional<String> firstTimestamp,
    Optional<String> lastTimestamp,
    String dateOrder,
    String dateOrderCertainty,
    String dateOrderProof,
    List<String> labels,
    int present,
    int missing,
    int unreferenced,
    Detail detail) {

  public ChatSummary {
    labels = List.copyOf(labels);
  }

  /// What letters to the officer and later submissions of the same chat need to know.
  ///
  /// @param platform `android`, `ios` or `legacy`
  /// @param text hash of the chat text
  /// @param textBytes its length
  /// @param omitted records that only say that a file was left out of the export
  /// @param lossFrom the local time from which messages may disappear from the phone, by the last
  ///   setting that the chat shows; empty when it shows none, or off
  /// @param missingNames the first names of files that the chat mentions and the export lacks, at
  ///   most [#MOST_NAMES]
  public record Detail(
      String platform,
      Sha256 text,
      long textBytes,
      long omitted,
      Optional<String> lossFrom,
      List<String> missingNames) {
    public static final int MOST_NAMES = 500;

    /// Of what was sealed before details were kept.
    static Detail none() {
      Sha256 nothing = Sha256.of(new byte[0]);
      return new Detail("unknown", nothing, 0, 0, Optional.empty(), List.of());
    }

    public Detail {
      missingNames = List.copyOf(missingNames);
    }
  }
}
