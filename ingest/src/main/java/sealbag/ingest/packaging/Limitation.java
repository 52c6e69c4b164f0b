package sealbag.ingest.packaging;

import java.util.Optional;

/// Something about this export that its reader should know.
///
/// @param code stable word, such as a warning kind or a flag
/// @param where a path in the bag, an item's id or a line; empty for the whole export
/// @param count how often it was seen
/// @param sentence plain English, without chat text
public record Limitation(String code, Optional<String> where, long count, String sentence) {}
