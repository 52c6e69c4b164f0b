package sealbag.ingest.evidence;

/// Bytes that the store holds, flushed to disk.
public record StoredObject(Sha256 sha256, long sizeBytes) {}
