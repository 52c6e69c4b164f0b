package sealbag.ingest.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// When something was logged: UTC, with milliseconds.
final class LogTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private LogTime() {}

  static String of(ILoggingEvent event) {
    return FORMAT.format(Instant.ofEpochMilli(event.getTimeStamp()));
  }
}
