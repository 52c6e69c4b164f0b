package sealbag.ingest.ledger;

import java.util.List;
import java.util.Optional;

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
    int unreferenced) {

  public ChatSummary {
    labels = List.copyOf(labels);
  }
}
