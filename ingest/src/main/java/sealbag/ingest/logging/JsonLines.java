package sealbag.ingest.logging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// One object a line: `time`, `level`, `message`, then the pairs of the event, and `trace` where
/// something was thrown. ASCII alone. Logback's own encoder nests the pairs and writes the messages
/// of exceptions, which can quote a chat.
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final Set<String> OURS = Set.of("time", "level", "message", "trace");

  private final JsonFactory json =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var text = new StringWriter();
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      out.writeStringProperty("time", LogTime.of(event));
      out.writeStringProperty("level", event.getLevel().toString());
      out.writeStringProperty("message", event.getFormattedMessage());
      TextLines.pairs(event).forEach(pair -> write(out, pair));
      List<String> trace = Trace.of(event.getThrowableProxy());
      if (!trace.isEmpty()) {
        out.writeStringProperty("trace", String.join("\n", trace));
      }
      out.writeEndObject();
    }
    return (text + "\n").getBytes(US_ASCII);
  }

  private static void write(JsonGenerator out, KeyValuePair pair) {
    out.writeName(OURS.contains(pair.key) ? pair.key + "_" : pair.key);
    switch (pair.value) {
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case null, default -> out.writeString(String.valueOf(pair.value));
    }
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
