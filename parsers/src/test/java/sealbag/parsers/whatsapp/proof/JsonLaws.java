package sealbag.parsers.whatsapp.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Warning;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What holds for the JSON Lines of every text: they are UTF-8 and JSON, and say what was read.
final class JsonLaws {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final List<String> RECORD_KEYS =
      List.of(
          "type",
          "n",
          "line",
          "lineCount",
          "byteStart",
          "byteEnd",
          "timestamp",
          "timestampText",
          "sender",
          "label",
          "kind",
          "notice",
          "timer",
          "text",
          "attachments",
          "edited",
          "flags");

  private JsonLaws() {}

  /// Throws where the JSON Lines are broken or say anything else than the reading.
  static void check(byte[] json, Reading reading) {
    List<JsonNode> lines = lines(json);
    require(lines.size() == (reading.isChat() ? reading.records().size() + 2 : 0), "line count");
    if (!reading.isChat()) {
      return;
    }
    require(type(lines.getFirst()).equals("chat"), "a chat comes first");
    require(lines.getFirst().propertyNames().size() == 16, "keys of the chat");
    for (int i = 0; i < reading.records().size(); i++) {
      checkRecord(lines.get(i + 1), reading.records().get(i));
    }
    End end = reading.end();
    String expected =
        "{\"type\":\"end\",\"records\":%d,\"lines\":%d,\"bytes\":%d,\"preambleBytes\":%d,\"recordBytes\":%d}"
            .formatted(
                end.records(), end.lines(), end.bytes(), end.preambleBytes(), end.recordBytes());
    require(lines.getLast().toString().equals(expected), "the end comes last");
  }

  private static List<JsonNode> lines(byte[] json) {
    String text = strict(json);
    require(text.isEmpty() || text.endsWith("\n"), "the last line ends");
    var lines = new ArrayList<JsonNode>();
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      lines.add(JSON.readTree(text.substring(from, to)));
      from = to + 1;
    }
    return lines;
  }

  private static String strict(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("broken law: JSON Lines are UTF-8", e);
    }
  }

  private static void checkRecord(JsonNode line, Heard record) {
    String where = " of record " + record.n();
    require(List.copyOf(line.propertyNames()).equals(RECORD_KEYS), "keys" + where);
    require(line.get("n").longValue() == record.n(), "n" + where);
    require(line.get("line").longValue() == record.line(), "line" + where);
    require(line.get("lineCount").longValue() == record.lineCount(), "lineCount" + where);
    require(line.get("byteStart").longValue() == record.byteStart(), "byteStart" + where);
    require(line.get("byteEnd").longValue() == record.byteEnd(), "byteEnd" + where);
    require(line.get("timestamp").isNull() == record.timestamp().isEmpty(), "timestamp" + where);
    require(string(line, "timestampText").equals(record.timestampText()), "stamp" + where);
    require(string(line, "sender").equals(record.sender().orElse("null")), "sender" + where);
    require(string(line, "label").equals(record.label().orElse("null")), "label" + where);
    require(string(line, "kind").equals(record.kind().word()), "kind" + where);
    require(string(line, "text").equals(record.text()), "text" + where);
    require(line.get("edited").booleanValue() == record.edited(), "edited" + where);
    require(line.get("attachments").size() == record.attachments().size(), "files" + where);
    List<String> flags = line.get("flags").valueStream().map(JsonNode::stringValue).toList();
    List<String> heard = record.flags().stream().sorted().map(Warning.Kind::name).toList();
    require(flags.equals(heard), "flags" + where);
  }

  private static String type(JsonNode line) {
    return string(line, "type");
  }

  private static String string(JsonNode line, String key) {
    JsonNode value = line.get(key);
    return value.isNull() ? "null" : value.stringValue();
  }

  private static void require(boolean holds, String law) {
    if (!holds) {
      throw new AssertionError("broken law of JSON Lines: " + law);
    }
  }
}
