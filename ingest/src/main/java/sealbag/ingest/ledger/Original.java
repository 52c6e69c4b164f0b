package sealbag.ingest.ledger;

import java.util.Optional;

/// The bytes a submission starts from.
///
/// @param export present from the start for a part of a split intake
public record Original(Intake intake, Optional<Export> export) {}
