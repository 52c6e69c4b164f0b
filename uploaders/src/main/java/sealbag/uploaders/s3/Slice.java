package sealbag.uploaders.s3;

import java.io.InputStream;
import java.util.function.Supplier;

/// A part's bytes.
///
/// @param sha256 64 lower-case hex digits
/// @param bytes gives them from their beginning each time, until the next part is cut
record Slice(long sizeBytes, String sha256, Supplier<InputStream> bytes) {}
