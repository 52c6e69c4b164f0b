package sealbag.ingest.ledger;

import java.time.Instant;
import java.util.Optional;

/// From which mailbox an intake came.
///
/// @param mailbox the name of its section in the configuration
/// @param message the source's name for it
/// @param fidelity which bytes the source hands out, such as `as-served-imap`
/// @param outside whether anybody in the world could have sent it; false for a folder of this
///   machine
/// @param arrivedAt when the source took it
public record Served(
    String mailbox,
    String message,
    String fidelity,
    boolean outside,
    Optional<Instant> arrivedAt) {}
