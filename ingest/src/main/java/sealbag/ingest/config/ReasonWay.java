package sealbag.ingest.config;

import java.util.Optional;
import sealbag.uploaders.Uploaders;

/// What becomes of the sealed submissions of one reason.
///
/// @param stubOnly whether the package is recorded and kept, but not uploaded
/// @param marking protective marking of the evidence and of the record
/// @param category of the evidence and of the record; empty: as all others
/// @param retentionDays how long the destination must keep it; empty: as the destination does
public record ReasonWay(
    Uploaders.Destination upload,
    RecordsAddress records,
    boolean stubOnly,
    String marking,
    Optional<String> category,
    Optional<Integer> retentionDays) {}
