package sealbag.uploaders.records;

import java.net.URI;

/// Proof that a stub was created.
///
/// @param place where to look; never holds secrets
/// @param stubId the records system's own id of it
public record StubReceipt(URI place, String stubId) {}
