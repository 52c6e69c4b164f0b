package sealbag.ingest.logging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/// `2026-11-27T09:00:00.123Z INFO state changed submission=SB-2026-000001 from=received to=sealed`
///
/// Everything but printable ASCII is written as an escape, so that no line can be forged.
public final class TextLines extends EncoderBase<ILoggingEvent> {

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var text = new StringBuilder();
    text.append(LogTime.of(event)).append(' ');
    text.append("%-5s".formatted(event.getLevel())).append(' ');
    append(text, event.getFormattedMessage());
    for (KeyValuePair pair : pairs(event)) {
      text.append(' ').append(pair.key).append('=');
      appendValue(text, String.valueOf(pair.value));
    }
    text.append('\n');
    for (String line : Trace.of(event.getThrowableProxy())) {
      text.append("  ");
      append(text, line);
      text.append('\n');
    }
    return text.toString().getBytes(US_ASCII);
  }

  /// The pairs of an event, which may have none.
  static List<KeyValuePair> pairs(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null ? List.of() : pairs;
  }

  private static void appendValue(StringBuilder text, String value) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c == ' ' || c == '"');
    if (plain) {
      append(text, value);
    } else {
      text.append('"');
      append(text, value.replace("\"", "'"));
      text.append('"');
    }
  }

  private static void append(StringBuilder text, String value) {
    value
        .chars()
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7F) {
                text.append((char) c);
              } else {
                text.append("\\u%04x".formatted(c));
              }
            });
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
