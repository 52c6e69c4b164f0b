package sealbag.parsers.archive;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/// The times of a zip (APPNOTE 4.4.6): local, without zone, in steps of two seconds.
final class DosTime {
  private DosTime() {}

  /// Empty when the numbers are no date.
  static Optional<LocalDateTime> of(int date, int time) {
    try {
      return Optional.of(
          LocalDateTime.of(
              1980 + (date >> 9),
              (date >> 5) & 0xF,
              date & 0x1F,
              time >> 11,
              (time >> 5) & 0x3F,
              (time & 0x1F) * 2));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
