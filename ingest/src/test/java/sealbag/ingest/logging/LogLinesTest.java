package sealbag.ingest.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of the log, in both formats.
class LogLinesTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static String line(Encoder<ILoggingEvent> encoder, Consumer<Logger> says) {
    var context = new LoggerContext();
    Logger logger = context.getLogger("sealbag.test");
    logger.setLevel(Level.INFO);
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    logger.addAppender(events);
    says.accept(logger);
    return new String(encoder.encode(events.list.getFirst()), UTF_8);
  }

  private static void change(Logger log) {
    log.atInfo()
        .addKeyValue("submission", "SB-2026-000001")
        .addKeyValue("from", "received")
        .addKeyValue("attempt", 3)
        .addKeyValue("again", false)
        .log("state changed");
  }

  private static void quote(Logger log) {
    log.atWarn()
        .addKeyValue("mailbox", "a b\u202e\" level=ERROR\n")
        .log("Away\r\n2026-11-27T00:00:00.000Z ERROR forged\u001b[31m caf\u00e9");
  }

  private static void fail(Logger log) {
    var cause = new IOException("/home/jo/WhatsApp Chat with Sam.zip");
    log.atError().setCause(new IllegalStateException("Sam: see you at 8", cause)).log("failed");
  }

  @Test
  void aTextLineHoldsItsPairs() {
    assertThat(line(new TextLines(), LogLinesTest::change))
        .matches(
            TIME
                + " INFO  state changed submission=SB-2026-000001 from=received attempt=3 again=false\n");
  }

  @Test
  void aTextLineCannotBeForged() {
    assertThat(line(new TextLines(), LogLinesTest::quote))
        .endsWith(
            " WARN  Away\\u000d\\u000a2026-11-27T00:00:00.000Z ERROR forged\\u001b[31m caf\\u00e9"
                + " mailbox=\"a b\\u202e' level=ERROR\\u000a\"\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void aJsonLineIsOneFlatObject() {
    String line = line(new JsonLines(), LogLinesTest::change);
    JsonNode object = JSON.readTree(line);

    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(object.propertyNames())
        .containsExactly("time", "level", "message", "submission", "from", "attempt", "again");
    assertThat(object.get("time").asString()).matches(TIME);
    assertThat(object.get("level").asString()).isEqualTo("INFO");
    assertThat(object.get("attempt").asInt()).isEqualTo(3);
    assertThat(object.get("again").asBoolean(true)).isFalse();
  }

  @Test
  void aJsonLineIsPrintableAscii() {
    String line = line(new JsonLines(), LogLinesTest::quote);

    assertThat(line.stripTrailing()).matches("[ -~]+");
    assertThat(JSON.readTree(line).get("mailbox").asString())
        .isEqualTo("a b\u202e\" level=ERROR\n");
  }

  @Test
  void whatWasThrownIsToldWithoutItsWords() {
    String text = line(new TextLines(), LogLinesTest::fail);
    String json = line(new JsonLines(), LogLinesTest::fail);

    assertThat(text.lines())
        .hasSizeGreaterThan(3)
        .contains("  java.lang.IllegalStateException", "  caused by java.io.IOException")
        .anyMatch(line -> line.contains("at sealbag.ingest.logging.LogLinesTest.fail"));
    assertThat(JSON.readTree(json).get("trace").asString())
        .contains("java.lang.IllegalStateException\nat ", "\ncaused by java.io.IOException\n");
    assertThat(text + json).doesNotContain("Sam:", "home", "WhatsApp", "see you");
  }

  @Test
  void aPairCannotTakeThePlaceOfAnotherField() {
    String line = line(new JsonLines(), log -> log.atInfo().addKeyValue("level", "NONE").log("x"));

    assertThat(Objects.requireNonNull(JSON.readTree(line).get("level")).asString())
        .isEqualTo("INFO");
    assertThat(JSON.readTree(line).get("level_").asString()).isEqualTo("NONE");
  }
}
