package sealbag.ingest.covering;

/// Something that was said, or may have been, and is not used.
///
/// @param raw the officer's own letters
/// @param why for people
public record NotUsed(Field field, String raw, String why) {}
