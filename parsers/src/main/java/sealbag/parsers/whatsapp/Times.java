package sealbag.parsers.whatsapp;

import sealbag.parsers.chat.Record;

/// Reads the stamps of one file in turn. Neighbouring records mostly share their day.
final class Times {

  private static final long NO_DATE = -1;

  private final StampReading reading;
  private long lastDate = NO_DATE;
  private long midnight = Record.NO_SECOND;

  Times(StampReading reading) {
    this.reading = reading;
  }

  /// The time that the stamp names, as [Record#second()]; [Record#NO_SECOND] when it cannot exist
  /// or be read, or has no year.
  long read(Header header) {
    if (header.dateKey != lastDate) {
      lastDate = header.dateKey;
      midnight = reading.midnight(header);
    }
    int second = midnight == Record.NO_SECOND ? StampReading.NO_TIME : reading.secondOfDay(header);
    return second == StampReading.NO_TIME ? Record.NO_SECOND : midnight + second;
  }
}
