package sealbag.ingest.ledger;

/// What became of something that arrived.
///
/// @param seenBefore true when the submission was there already and only a sighting was noted
public record Arrival(Submission submission, boolean seenBefore) {}
