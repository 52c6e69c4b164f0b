package sealbag.parsers.whatsapp;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the stamps of one file in turn. Neighbouring records mostly share their day, or their
/// minute.
final class Times {

  private final StampReading reading;
  private final Header last = new Header();
  private @Nullable LocalDate day;
  private Optional<LocalDateTime> time = Optional.empty();

  Times(StampReading reading) {
    this.reading = reading;
  }

  /// The time that the stamp names; empty when it cannot exist or be read, or has no year.
  Optional<LocalDateTime> read(Header header) {
    boolean sameDay = header.hasSameDate(last);
    if (!sameDay || !header.hasSameTime(last)) {
      LocalDate known = sameDay ? day : null;
      last.setStamp(header);
      time = known == null ? reading.time(header) : reading.time(known, header);
      day = time.map(LocalDateTime::toLocalDate).orElse(known);
    }
    return time;
  }
}
