package sealbag.ingest.config;

import java.util.Optional;
import sealbag.uploaders.delivery.Secret;

/// Where the ledger is.
///
/// @param url a JDBC address of PostgreSQL; empty for SQLite in the home folder
public record LedgerAddress(
    Optional<String> url, Optional<String> user, Optional<Secret> password) {}
