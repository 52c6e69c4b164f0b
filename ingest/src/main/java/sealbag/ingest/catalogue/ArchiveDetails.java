package sealbag.ingest.catalogue;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.archive.Archive.Reading;
import sealbag.parsers.archive.ArchiveEntry;

/// What a zip says about one of its entries, true or not.
///
/// @param method `stored`, `deflated` or `method 99`
/// @param declaredCrc32 unsigned, as a number from 0 to 2^32-1
/// @param actualCrc32 of the bytes really read; empty when they could not all be read
/// @param dosTime local time without zone, as printed in the zip
/// @param unixMode file type and permission bits; 0 when the zip has none
/// @param headerAt position of the entry's own header in the zip, -1 where there is none; two
///   entries with the same position are two descriptions of one
public record ArchiveDetails(
    String method,
    long declaredSizeBytes,
    long compressedSizeBytes,
    long declaredCrc32,
    OptionalLong actualCrc32,
    Optional<LocalDateTime> dosTime,
    int unixMode,
    long headerAt) {

  /// What an entry of an [Archive] says, and what reading it showed; `reading` is absent for an
  /// entry that was not read.
  public static ArchiveDetails of(ArchiveEntry entry, @Nullable Reading reading) {
    OptionalLong actualCrc32 =
        reading != null && reading.complete()
            ? OptionalLong.of(reading.crc32())
            : OptionalLong.empty();
    return new ArchiveDetails(
        entry.method(),
        entry.declaredSizeBytes(),
        entry.compressedSizeBytes(),
        entry.declaredCrc32(),
        actualCrc32,
        entry.dosTime(),
        entry.unixMode(),
        entry.headerAt());
  }
}
