package sealbag.uploaders.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// An unfinished upload that lies at a destination, whoever began it.
///
/// @param place where it would end up
/// @param number the receipt number in that place; empty where the place is none of a package
/// @param sha256 the package's hash in that place, or an empty text
public record Stray(
    URI place, String id, Optional<String> number, String sha256, Optional<Instant> begun) {}
