package sealbag.ingest.ledger;

import java.util.Optional;

/// One mail of a file of many.
///
/// @param sender who its head says it is from; counts as the officer until a person says otherwise
public record FoundMail(Intake intake, Optional<String> sender) {

  /// What is declared about it, beside what was declared about the whole file.
  Claims claims(Claims ofFile) {
    return new Claims(
        ofFile.officer().or(() -> sender), ofFile.reference(), ofFile.exhibit(), ofFile.reason());
  }
}
