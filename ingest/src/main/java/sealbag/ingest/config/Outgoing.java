package sealbag.ingest.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.pace.Hours;
import sealbag.uploaders.pace.Timetable;

/// How packages leave, and by when they should have.
///
/// @param zone of all times of day
/// @param large when large packages leave; empty: as all others
/// @param uploadWithin what is not uploaded by then after it came is overdue
/// @param recordWithin the same for the record
public record Outgoing(
    Timetable bandwidth,
    ZoneId zone,
    Optional<Large> large,
    Duration uploadWithin,
    Duration recordWithin) {

  /// The hours of large packages.
  ///
  /// @param words the hours as they are set
  public record Large(long fromBytes, List<Hours> hours, String words) {
    public Large {
      hours = List.copyOf(hours);
    }
  }
}
