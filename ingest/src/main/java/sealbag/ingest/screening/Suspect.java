package sealbag.ingest.screening;

import java.nio.file.Path;
import sealbag.ingest.evidence.Sha256;

/// One file to look up.
///
/// @param id `original` for the export as received, else the id of the catalogue's item
public record Suspect(String id, Path file, long sizeBytes, Sha256 sha256) {}
