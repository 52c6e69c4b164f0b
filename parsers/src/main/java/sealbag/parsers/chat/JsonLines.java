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

  private static final JsonPiece RECORD = JsonPiece.of("{\"type\":\"record\",\"n\":");

  /// What stands around the text of a record that is typed text and carries no flag.
  private static final JsonPiece TYPED =
      JsonPiece.of(",\"kind\":\"text\",\"notice\":null,\"timer\":null");

  private static final JsonPiece TYPED_END =
      JsonPiece.of(",\"attachments\":[],\"edited\":false,\"flags\":[]}\n");

  private static final JsonPiece.Key LINE = JsonPiece.Key.of("line");
  private static final JsonPiece.Key LINE_COUNT = JsonPiece.Key.of("lineCount");
  private static final JsonPiece.Key BYTE_START = JsonPiece.Key.of("byteStart");
  private static final JsonPiece.Key BYTE_END = JsonPiece.Key.of("byteEnd");
  private static final JsonPiece.Key TIMESTAMP = JsonPiece.Key.of("timestamp");
  private static final JsonPiece.Key TIMESTAMP_TEXT = JsonPiece.Key.of("timestampText");
  private static final JsonPiece.Key SENDER = JsonPiece.Key.of("sender");
  private static final JsonPiece.Key LABEL = JsonPiece.Key.of("label");
  private static final JsonPiece.Key KIND = JsonPiece.Key.of("kind");
  private static final JsonPiece.Key NOTICE = JsonPiece.Key.of("notice");
  private static final JsonPiece.Key TIMER = JsonPiece.Key.of("timer");
  private static final JsonPiece.Key TEXT = JsonPiece.Key.of("text");
  private static final JsonPiece.Key ATTACHMENTS = JsonPiece.Key.of("attachments");
  private static final JsonPiece.Key EDITED = JsonPiece.Key.of("edited");
  private static final JsonPiece.Key FLAGS = JsonPiece.Key.of("flags");

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
    json.number(JsonPiece.Key.of("schema"), SCHEMA);
    json.string(JsonPiece.Key.of("file"), chat.file());
    json.string(JsonPiece.Key.of("format"), chat.format());
    json.string(JsonPiece.Key.of("platform"), chat.platform().word());
    json.string(JsonPiece.Key.of("language"), chat.language());
    json.string(JsonPiece.Key.of("dateOrder"), chat.dateOrder().name());
    json.string(JsonPiece.Key.of("dateOrderCertainty"), chat.dateOrderCertainty().word());
    json.string(JsonPiece.Key.of("dateOrderProof"), chat.dateOrderProof());
    json.string(JsonPiece.Key.of("clock"), chat.clock().word());
    json.string(JsonPiece.Key.of("precision"), precision.word());
    json.string(JsonPiece.Key.of("calendar"), chat.calendar().word());
    time(JsonPiece.Key.of("firstTimestamp"), chat.firstTimestamp());
    time(JsonPiece.Key.of("lastTimestamp"), chat.lastTimestamp());
    participants(chat.participants());
    warnings(chat.warnings());
    json.closeLine();
  }

  private void participants(List<Participant> participants) throws IOException {
    json.openList(JsonPiece.Key.of("participants"));
    for (Participant participant : participants) {
      json.openItem();
      json.string(JsonPiece.Key.of("name"), participant.name());
      json.number(JsonPiece.Key.of("records"), participant.records());
      json.closeItem();
    }
    json.closeList();
  }

  private void warnings(List<Warning> warnings) throws IOException {
    json.openList(JsonPiece.Key.of("warnings"));
    for (Warning warning : warnings) {
      json.openItem();
      json.string(JsonPiece.Key.of("kind"), warning.kind().name());
      json.number(LINE, warning.line());
      json.string(JsonPiece.Key.of("detail"), warning.detail());
      json.closeItem();
    }
    json.closeList();
  }

  @Override
  public void record(Record record) throws IOException {
    json.piece(RECORD);
    json.digits(record.n());
    json.number(LINE, record.line());
    json.number(LINE_COUNT, record.lineCount());
    json.number(BYTE_START, record.byteStart());
    json.number(BYTE_END, record.byteEnd());
    time(TIMESTAMP, record.second());
    json.text(TIMESTAMP_TEXT, record.timestampText());
    json.known(SENDER, record.sender());
    json.known(LABEL, record.label());
    if (record.content().isTyped() && record.flags().isEmpty()) {
      json.piece(TYPED);
      json.text(TEXT, record.text());
      json.piece(TYPED_END);
      return;
    }
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
    json.string(JsonPiece.Key.of("state"), timer.get().state().word());
    json.string(JsonPiece.Key.of("period"), timer.get().period());
    json.string(JsonPiece.Key.of("actor"), timer.get().actor());
    json.closeItem();
  }

  private void attachments(List<Attachment> attachments) throws IOException {
    json.openList(ATTACHMENTS);
    for (Attachment attachment : attachments) {
      json.openItem();
      json.string(JsonPiece.Key.of("name"), attachment.name());
      json.string(JsonPiece.Key.of("status"), attachment.status().word());
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
    json.number(JsonPiece.Key.of("records"), end.records());
    json.number(JsonPiece.Key.of("lines"), end.lines());
    json.number(JsonPiece.Key.of("bytes"), end.bytes());
    json.number(JsonPiece.Key.of("preambleBytes"), end.preambleBytes());
    json.number(JsonPiece.Key.of("recordBytes"), end.recordBytes());
    json.closeLine();
    json.handOver();
  }

  private void time(
      JsonPiece.Key key, @SuppressWarnings("OptionalParameter") Optional<LocalDateTime> time)
      throws IOException {
    time(key, time.map(Record::second).orElse(Record.NO_SECOND));
  }

  private void time(JsonPiece.Key key, long second) throws IOException {
    if (second == Record.NO_SECOND) {
      json.string(key, Optional.empty());
    } else {
      json.time(key, second, precision == Precision.SECOND);
    }
  }
}
