package sealbag.ingest.pipeline;

import java.util.Optional;
import sealbag.uploaders.records.RecordStub;

/// What becomes of a sealed package.
///
/// @param stubOnly whether it is recorded and kept where it is, but not uploaded
/// @param handling what its record says about handling; empty: as all others
public record Way(
    Pipeline.Destinations to, boolean stubOnly, Optional<RecordStub.Handling> handling) {

  /// Handled as all others.
  public Way(Pipeline.Destinations to, boolean stubOnly) {
    this(to, stubOnly, Optional.empty());
  }
}
