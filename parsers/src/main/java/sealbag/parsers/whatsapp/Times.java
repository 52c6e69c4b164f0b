package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;
import java.util.Optional;
import sealbag.parsers.chat.DateOrder;

/// Reads stamps under one date order. Neighbouring records mostly share their minute, or their day.
final class Times {

  private final DateOrder order;
  private final Header last = new Header();
  private Optional<LocalDateTime> time = Optional.empty();

  Times(DateOrder order) {
    this.order = order;
  }

  /// The time that the stamp names; empty when it cannot exist or be read, or has no year.
  Optional<LocalDateTime> read(Header header) {
    boolean sameDay = header.hasSameDate(last);
    if (sameDay && header.hasSameTime(last)) {
      return time;
    }
    last.setStamp(header);
    time = sameDay && time.isPresent() ? onDay(header) : Stamps.read(header, order);
    return time;
  }

  private Optional<LocalDateTime> onDay(Header header) {
    int hour = Stamps.hour(header);
    int second = header.hasSeconds() ? header.second : 0;
    boolean possible = hour >= 0 && header.minute <= 59 && second <= 59;
    return possible
        ? time.map(before -> before.toLocalDate().atTime(hour, header.minute, second))
        : Optional.empty();
  }
}
