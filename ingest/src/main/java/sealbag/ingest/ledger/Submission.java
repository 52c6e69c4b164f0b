package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One export on its way, as the ledger knew it when asked.
///
/// @param number `SB-2026-000123`
/// @param receivedAt when its intake arrived
/// @param correspondence how to answer the mail that brought it; empty until that mail was read,
///   and for what no mail brought
/// @param attempts failed tries of the present step
/// @param due not to be tried again before; empty when it need not wait
/// @param parent the submission whose intake held this export among others
/// @param sameExportAs submissions of other officers or references with the same export
/// @param version changes with each claim and change; the holder of an old one can change nothing
public record Submission(
    String number,
    Instant receivedAt,
    Original original,
    Claims claims,
    Optional<Correspondence> correspondence,
    Progress progress,
    int attempts,
    Optional<Instant> due,
    Optional<String> lastProblem,
    Optional<String> parent,
    List<String> sameExportAs,
    long version) {

  public Submission {
    sameExportAs = List.copyOf(sameExportAs);
  }
}
