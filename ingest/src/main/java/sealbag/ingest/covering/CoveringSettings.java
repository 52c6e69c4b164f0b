package sealbag.ingest.covering;

/// What a person can set about reading mails.
///
/// @param senders who may send
/// @param patterns the shapes of references and exhibits
/// @param supplements how long an export may supplement an earlier one
public record CoveringSettings(Senders senders, Patterns patterns, Supplements supplements) {}
