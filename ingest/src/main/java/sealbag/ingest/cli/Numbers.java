package sealbag.ingest.cli;

import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.Submission;

/// Finds submissions by the number that a person typed.
final class Numbers {
  private Numbers() {}

  static Submission find(Ledger ledger, String number) throws UserException {
    return ledger
        .find(number.strip())
        .orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE,
                    "there is no submission "
                        + number
                        + " in this home folder. See the numbers with: sealbag list"));
  }
}
