package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;
import java.util.Optional;

/// Reads the stamps of one file in turn. Neighbouring records mostly share their minute.
final class Times {

  private final StampReading reading;
  private final Header last = new Header();
  private Optional<LocalDateTime> time = Optional.empty();

  Times(StampReading reading) {
    this.reading = reading;
  }

  /// The time that the stamp names; empty when it cannot exist or be read, or has no year.
  Optional<LocalDateTime> read(Header header) {
    if (!header.hasSameTime(last) || !header.hasSameDate(last)) {
      last.setStamp(header);
      time = reading.time(header);
    }
    return time;
  }
}
