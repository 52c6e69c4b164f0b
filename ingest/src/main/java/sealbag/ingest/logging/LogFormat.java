package sealbag.ingest.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;

/// How the lines of the log look.
public enum LogFormat {
  /// Time, level, message, then `key=value`.
  TEXT,
  /// One JSON object a line.
  JSON;

  /// The level that a person asked for, such as `-Dsealbag.log=DEBUG`; it wins.
  private static final String ASKED = "sealbag.log";

  /// Writes the log of this process in this format from now on.
  ///
  /// @param stateChanges whether changes of state are told; else only what went wrong
  public void use(boolean stateChanges) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (context.getLogger("ROOT").getAppender("ERR")
        instanceof ConsoleAppender<ILoggingEvent> appender) {
      Encoder<ILoggingEvent> encoder = this == JSON ? new JsonLines() : new TextLines();
      encoder.setContext(context);
      encoder.start();
      appender.setEncoder(encoder);
    }
    if (System.getProperty(ASKED) == null) {
      context.getLogger("sealbag").setLevel(stateChanges ? Level.INFO : Level.WARN);
    }
  }
}
