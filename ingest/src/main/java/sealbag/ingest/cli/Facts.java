package sealbag.ingest.cli;

import java.util.Optional;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.Progress;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.records.StubReceipt;

/// What a submission's progress carries, gathered for showing.
record Facts(
    Optional<Findings> findings,
    Optional<Parcel> parcel,
    Optional<Receipt> receipt,
    Optional<StubReceipt> stub) {

  static Facts of(Progress progress) {
    return switch (progress) {
      case Progress.Sealed(var findings, var parcel) ->
          new Facts(Optional.of(findings), Optional.of(parcel), Optional.empty(), Optional.empty());
      case Progress.Uploaded(var findings, var parcel, var receipt) ->
          new Facts(
              Optional.of(findings), Optional.of(parcel), Optional.of(receipt), Optional.empty());
      case Progress.Recorded(var findings, var parcel, var receipt, var stub) ->
          new Facts(Optional.of(findings), Optional.of(parcel), receipt, Optional.of(stub));
      case Progress.Held(_, _, var from, _) -> of(from);
      case Progress.Received _, Progress.Split _, Progress.Closed _ ->
          new Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    };
  }
}
