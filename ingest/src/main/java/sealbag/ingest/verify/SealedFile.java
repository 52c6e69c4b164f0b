package sealbag.ingest.verify;

/// One file of the bag as it is.
///
/// @param start of its content in the zip
/// @param sha256 recomputed, 64 lower-case hex digits
record SealedFile(long start, long size, String sha256) {}
