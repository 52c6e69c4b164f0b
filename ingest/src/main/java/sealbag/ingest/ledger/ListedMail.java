package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.Optional;

/// A mail that a mailbox names and that was not taken yet.
///
/// @param id the source's name for it
/// @param name what a person would call it
/// @param sizeBytes as the source says; -1 when it does not say
/// @param arrivedAt when the source took it
/// @param attempts how often it was tried to take it
public record ListedMail(
    String id, String name, long sizeBytes, Optional<Instant> arrivedAt, int attempts) {}
