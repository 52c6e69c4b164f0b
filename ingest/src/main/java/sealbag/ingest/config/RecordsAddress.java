package sealbag.ingest.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import sealbag.ingest.receipts.Address;
import sealbag.uploaders.records.HttpRecords;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.Shape;

/// Where record stubs go, and what is said in them.
///
/// @param to `folder:PATH`, or the address of the records service
/// @param identity as whom; nobody for a folder
/// @param terms the same for all stubs
public record RecordsAddress(URI to, Shape shape, HttpRecords.Identity identity, Terms terms) {

  /// What holds for every stub.
  ///
  /// @param earlyAfter how long an upload may wait until a stub is made without it; empty: for ever
  /// @param mailTo gets stubs that could not be made for long
  public record Terms(
      RecordStub.Handling handling, Optional<Duration> earlyAfter, Optional<Address> mailTo) {}
}
