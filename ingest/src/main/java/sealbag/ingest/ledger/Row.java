package sealbag.ingest.ledger;

import java.util.Optional;
import sealbag.ingest.evidence.Sha256;

/// A submission as stored, with what only the ledger needs to know.
record Row(Submission submission, Optional<Sha256> export, ChainEnd end) {
  String number() {
    return submission.number();
  }

  String state() {
    return submission.progress().word();
  }
}
