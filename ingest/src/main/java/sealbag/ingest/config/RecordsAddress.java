package sealbag.ingest.config;

import java.net.URI;
import java.util.Optional;
import sealbag.uploaders.records.HttpRecords;

/// Where record stubs go.
///
/// @param to `folder:PATH`, or the address of the records service
/// @param login empty for a folder, and for a service that asks for none
public record RecordsAddress(URI to, Optional<HttpRecords.Login> login) {}
