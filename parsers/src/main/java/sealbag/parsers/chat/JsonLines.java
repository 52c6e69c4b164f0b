package sealbag.parsers.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Chat.Participant;
import sealbag.parsers.chat.Chat.Precision;

/// Writes chats as JSON Lines: one `chat` object, its `record` objects in file order, one `end`
/// object. UTF-8, lines end with LF, keys in a fixed order, always present.
///
/// For one thread. Each [#end] hands everything written so far to the stream, which the caller
/// flushes and closes.
public final class JsonLines implements ChatSink {

  private static final int SCHEMA = 1;

  private static final JsonWriter.Key N = JsonWriter.Key.of("n");
  private static final JsonWriter.Key LINE = JsonWriter.Key.of("line");
  private static final JsonWriter.Key LINE_COUNT = JsonWriter.Key.of("lineCount");
  private static final JsonWriter.Key BYTE_START = JsonWriter.Key.of("byteStart");
  private static final JsonWriter.Key BYTE_END = JsonWriter.Key.of("byteEnd");
  private static final JsonWriter.Key TIMESTAMP = JsonWriter.Key.of("timestamp");
  private static final JsonWriter.Key TIMESTAMP_TEXT = JsonWriter.Key.of("timestampText");
  private static final JsonWriter.Key SENDER = JsonWriter.Key.of("sender");
  private static final JsonWriter.Key LABEL = JsonWriter.Key.of("label");
  private static final JsonWriter.Key KIND = JsonWriter.Key.of("kind");
  private static final JsonWriter.Key NOTICE = JsonWriter.Key.of("notice");
  private static final JsonWriter.Key TIMER = JsonWriter.Key.of("timer");
  private static final JsonWriter.Key TEXT = JsonWriter.Key.of("text");
  private static final JsonWriter.Key ATTACHMENTS = JsonWriter.Key.of("attachments");
  private static final JsonWriter.Key EDITED = JsonWriter.Key.of("edited");
  private static final JsonWriter.Key FLAGS = JsonWriter.Key.of("flags");

  private final JsonWriter json;
  private Precision precision = Precision.MINUTE;

  /// Writes to `out` and to nothing else.
  public JsonLines(OutputStream out) {
    json = new JsonWriter(out);
  }

  @Override
  public void chat(Chat chat) throws IOException {
    precision = chat.precision();
    json.open("chat");
    json.number(JsonWriter.Key.of("schema"), SCHEMA);
    json.string(JsonWriter.Key.of("file"), chat.file());
    json.string(JsonWriter.Key.of("format"), chat.format());
    json.string(JsonWriter.Key.of("platform"), chat.platform().word());
    json.string(JsonWriter.Key.of("language"), chat.language());
    json.string(JsonWriter.Key.of("dateOrder"), chat.dateOrder().name());
    json.string(JsonWriter.Key.of("dateOrderCertainty"), chat.dateOrderCertainty().word());
    json.string(JsonWriter.Key.of("dateOrderProof"), chat.dateOrderProof());
    json.string(JsonWriter.Key.of("clock"), chat.clock().word());
    json.string(JsonWriter.Key.of("precision"), precision.word());
    json.string(JsonWriter.Key.of("calendar"), chat.calendar().word());
    time(JsonWriter.Key.of("firstTimestamp"), chat.firstTimestamp());
    time(JsonWriter.Key.of("lastTimestamp"), chat.lastTimestamp());
    participants(chat.participants());
    warnings(chat.warnings());
    json.closeLine();
  }

  private void participants(List<Participant> participants) throws IOException {
    json.openList(JsonWriter.Key.of("participants"));
    for (Participant participant : participants) {
      json.openItem();
      json.string(JsonWriter.Key.of("name"), participant.name());
      json.number(JsonWriter.Key.of("records"), participant.records());
      json.closeItem();
    }
    json.closeList();
  }

  private void warnings(List<Warning> warnings) throws IOException {
    json.openList(JsonWriter.Key.of("warnings"));
    for (Warning warning : warnings) {
      json.openItem();
      json.string(JsonWriter.Key.of("kind"), warning.kind().name());
      json.number(LINE, warning.line());
      json.string(JsonWriter.Key.of("detail"), warning.detail());
      json.closeItem();
    }
    json.closeList();
  }

  @Override
  public void record(Record record) throws IOException {
    json.open("record");
    json.number(N, record.n());
    json.number(LINE, record.line());
    json.number(LINE_COUNT, record.lineCount());
    json.number(BYTE_START, record.byteStart());
    json.number(BYTE_END, record.byteEnd());
    time(TIMESTAMP, record.timestamp());
    json.text(TIMESTAMP_TEXT, record.timestampText());
    json.string(SENDER, record.sender());
    json.string(LABEL, record.label());
    json.word(KIND, record.kind().word());
    json.string(NOTICE, record.notice());
    timer(record.timer());
    json.text(TEXT, record.text());
    attachments(record.attachments());
    json.bool(EDITED, record.edited());
    flags(record);
    json.closeLine();
  }

  private void timer(Optional<Timer> timer) throws IOException {
    if (timer.isEmpty()) {
      json.string(TIMER, Optional.empty());
      return;
    }
    json.openObject(TIMER);
    json.string(JsonWriter.Key.of("state"), timer.get().state().word());
    json.string(JsonWriter.Key.of("period"), timer.get().period());
    json.string(JsonWriter.Key.of("actor"), timer.get().actor());
    json.closeItem();
  }

  private void attachments(List<Attachment> attachments) throws IOException {
    json.openList(ATTACHMENTS);
    for (Attachment attachment : attachments) {
      json.openItem();
      json.string(JsonWriter.Key.of("name"), attachment.name());
      json.string(JsonWriter.Key.of("status"), attachment.status().word());
      json.closeItem();
    }
    json.closeList();
  }

  private void flags(Record record) throws IOException {
    json.openList(FLAGS);
    if (!record.flags().isEmpty()) {
      for (Warning.Kind flag : EnumSet.copyOf(record.flags())) {
        json.item(flag.name());
      }
    }
    json.closeList();
  }

  @Override
  public void end(End end) throws IOException {
    json.open("end");
    json.number(JsonWriter.Key.of("records"), end.records());
    json.number(JsonWriter.Key.of("lines"), end.lines());
    json.number(JsonWriter.Key.of("bytes"), end.bytes());
    json.number(JsonWriter.Key.of("preambleBytes"), end.preambleBytes());
    json.number(JsonWriter.Key.of("recordBytes"), end.recordBytes());
    json.closeLine();
    json.handOver();
  }

  private void time(
      JsonWriter.Key key, @SuppressWarnings("OptionalParameter") Optional<LocalDateTime> time)
      throws IOException {
    if (time.isPresent()) {
      json.time(key, time.get(), precision == Precision.SECOND);
    } else {
      json.string(key, Optional.empty());
    }
  }
}
