package sealbag.ingest.pipeline;

/// What becomes of a sealed package.
///
/// @param stubOnly whether it is recorded and kept where it is, but not uploaded
public record Way(Pipeline.Destinations to, boolean stubOnly) {}
