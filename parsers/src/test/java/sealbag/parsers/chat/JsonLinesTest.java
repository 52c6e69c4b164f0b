package sealbag.parsers.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sealbag.parsers.chat.Chat.Certainty;
import sealbag.parsers.chat.Chat.Clock;
import sealbag.parsers.chat.Chat.Participant;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.chat.Chat.Precision;
import sealbag.parsers.chat.Timer.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDateTime TIME = LocalDateTime.of(2023, 3, 2, 9, 5, 7);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonLines lines = new JsonLines(out);

  @Test
  void theChatHasEveryKeyInOrder() throws IOException {
    lines.chat(chat(Precision.SECOND));
    lines.end(new End(0, 0, 3, 3, 0));

    assertThat(written().getFirst())
        .isEqualTo(
            "{\"type\":\"chat\",\"schema\":1,\"file\":\"a\\\\b.txt\",\"format\":\"whatsapp\","
                + "\"platform\":\"ios\",\"language\":null,\"dateOrder\":\"DMY\","
                + "\"dateOrderCertainty\":\"proved\",\"dateOrderProof\":\"line 41: day 13\","
                + "\"clock\":\"24h\",\"precision\":\"second\",\"calendar\":\"gregorian\","
                + "\"firstTimestamp\":\"2023-03-02T09:05:07\",\"lastTimestamp\":null,"
                + "\"participants\":[{\"name\":\"Ann\",\"records\":2},{\"name\":\"Ben\",\"records\":1}],"
                + "\"warnings\":[{\"kind\":\"OUT_OF_ORDER\",\"line\":7,\"detail\":\"x\"},"
                + "{\"kind\":\"OUT_OF_ORDER\",\"line\":null,\"detail\":\"3 more\"}]}");
    assertThat(written().getLast())
        .isEqualTo(
            "{\"type\":\"end\",\"records\":0,\"lines\":0,\"bytes\":3,\"preambleBytes\":3,"
                + "\"recordBytes\":0}");
  }

  @Test
  void theRecordHasEveryKeyInOrderAndFlagsInTheOrderOfTheirKinds() throws IOException {
    lines.chat(chat(Precision.MINUTE));
    lines.record(record("a"));
    lines.end(new End(1, 1, 3, 0, 3));

    assertThat(written().get(1))
        .isEqualTo(
            "{\"type\":\"record\",\"n\":1,\"line\":2,\"lineCount\":3,\"byteStart\":4,\"byteEnd\":9,"
                + "\"timestamp\":\"2023-03-02T09:05\",\"timestampText\":\"2/3/23, 9:05\","
                + "\"sender\":null,\"label\":\"Ann\",\"kind\":\"live-location\",\"notice\":null,"
                + "\"timer\":{\"state\":\"on\",\"period\":\"P90D\",\"actor\":null},\"text\":\"a\","
                + "\"attachments\":[{\"name\":\"x.jpg\",\"status\":\"not-checked\"}],\"edited\":false,"
                + "\"flags\":[\"IMPOSSIBLE_DATE\",\"OUT_OF_ORDER\",\"INVALID_UTF8\"]}");
  }

  @Test
  void everyCharacterSurvives() throws IOException {
    var all = new StringBuilder("\"\\/\b\f\n\r\t\u007F\u0080\u07FF\u0800\uFFFD\uFFFF\u2028🌼");
    for (int c = 0; c < 0x300; c++) {
      all.appendCodePoint(c);
    }
    all.append("é🌼x".repeat(40_000));
    lines.chat(chat(Precision.MINUTE));
    lines.record(record(all.toString()));
    lines.end(new End(1, 1, 3, 0, 3));

    assertThat(written()).hasSize(3);
    assertThat(parsed(1).get("text").asString()).isEqualTo(all.toString());
  }

  @Test
  void halfACharacterBecomesTheReplacementCharacter() throws IOException {
    lines.chat(chat(Precision.MINUTE));
    lines.record(
        record(Utf8.of(new byte[] {'a', (byte) 0xF0, (byte) 0x9F, '"', 'b'}, 0, 5), "a\uD83Cb"));
    lines.end(new End(1, 1, 3, 0, 3));

    assertThat(parsed(1).get("text").asString()).isEqualTo("a\uFFFD\"b");
    assertThat(parsed(1).get("label").asString()).isEqualTo("a\uFFFDb");
  }

  private JsonNode parsed(int line) {
    return JSON.readTree(written().get(line));
  }

  private List<String> written() {
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n");
    return List.of(text.split("\n"));
  }

  private static Chat chat(Precision precision) {
    return new Chat(
        "a\\b.txt",
        "whatsapp",
        Platform.IOS,
        Optional.empty(),
        DateOrder.DMY,
        Certainty.PROVED,
        "line 41: day 13",
        Clock.TWENTY_FOUR_HOURS,
        precision,
        Chat.Calendar.GREGORIAN,
        Optional.of(TIME),
        Optional.empty(),
        List.of(new Participant("Ann", 2), new Participant("Ben", 1)),
        List.of(
            new Warning(Warning.Kind.OUT_OF_ORDER, OptionalLong.of(7), "x"),
            new Warning(Warning.Kind.OUT_OF_ORDER, OptionalLong.empty(), "3 more")));
  }

  private static Record record(String text) {
    return record(Utf8.of(text), "Ann");
  }

  private static Record record(Utf8 text, String label) {
    return new Record(
        1,
        2,
        3,
        4,
        9,
        Record.second(TIME),
        Optional.empty(),
        Optional.of(label),
        new Content(
            Record.Kind.LIVE_LOCATION,
            Optional.empty(),
            Optional.of(new Timer(State.ON, Optional.of("P90D"), Optional.empty())),
            List.of(new Attachment("x.jpg", Attachment.Status.NOT_CHECKED, OptionalInt.empty())),
            false),
        Set.of(Warning.Kind.INVALID_UTF8, Warning.Kind.OUT_OF_ORDER, Warning.Kind.IMPOSSIBLE_DATE),
        new FixedTexts(Utf8.of("2/3/23, 9:05"), text));
  }
}
