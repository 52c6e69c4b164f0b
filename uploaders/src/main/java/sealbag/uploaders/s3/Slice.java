package sealbag.uploaders.s3;

/// A part's bytes, at the beginning of a buffer that serves one part after the other.
///
/// @param sha256 64 lower-case hex digits
@SuppressWarnings("ArrayRecordComponent") // never compared: it is a view of a buffer
record Slice(byte[] buffer, int sizeBytes, String sha256) {}
