package sealbag.ingest.ledger;

import java.util.Optional;

/// What was declared on arrival. Nothing of it is proven.
public record Claims(
    Optional<String> officer,
    Optional<String> reference,
    Optional<String> exhibit,
    Optional<String> reason) {

  /// Nothing was declared.
  public static Claims none() {
    return new Claims(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Whether these claims name the same officer and reference as the earlier ones, or none.
  boolean addNothingTo(Claims earlier) {
    return sameOrNone(officer, earlier.officer) && sameOrNone(reference, earlier.reference);
  }

  private static boolean sameOrNone(Optional<String> claimed, Optional<String> earlier) {
    return claimed.isEmpty() || claimed.equals(earlier);
  }
}
