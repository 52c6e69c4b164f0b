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
    json.number("schema", SCHEMA);
    json.string("file", chat.file());
    json.string("format", chat.format());
    json.string("platform", chat.platform().word());
    json.string("language", chat.language());
    json.string("dateOrder", chat.dateOrder().name());
    json.string("dateOrderCertainty", chat.dateOrderCertainty().word());
    json.string("dateOrderProof", chat.dateOrderProof());
    json.string("clock", chat.clock().word());
    json.string("precision", precision.word());
    json.string("calendar", chat.calendar().word());
    time("firstTimestamp", chat.firstTimestamp());
    time("lastTimestamp", chat.lastTimestamp());
    json.openList("participants");
    for (Participant participant : chat.participants()) {
      json.openItem();
      json.string("name", participant.name());
      json.number("records", participant.records());
      json.closeItem();
    }
    json.closeList();
    warnings(chat.warnings());
    json.closeLine();
  }

  private void warnings(List<Warning> warnings) throws IOException {
    json.openList("warnings");
    for (Warning warning : warnings) {
      json.openItem();
      json.string("kind", warning.kind().name());
      json.number("line", warning.line());
      json.string("detail", warning.detail());
      json.closeItem();
    }
    json.closeList();
  }

  @Override
  public void record(Record record) throws IOException {
    json.open("record");
    json.number("n", record.n());
    json.number("line", record.line());
    json.number("lineCount", record.lineCount());
    json.number("byteStart", record.byteStart());
    json.number("byteEnd", record.byteEnd());
    time("timestamp", record.timestamp());
    json.string("timestampText", record.timestampText());
    json.string("sender", record.sender());
    json.string("label", record.label());
    json.string("kind", record.kind().word());
    json.string("notice", record.notice());
    timer(record.timer());
    json.string("text", record.text());
    attachments(record.attachments());
    json.bool("edited", record.edited());
    flags(record);
    json.closeLine();
  }

  private void timer(Optional<Timer> timer) throws IOException {
    if (timer.isEmpty()) {
      json.string("timer", Optional.empty());
      return;
    }
    json.openObject("timer");
    json.string("state", timer.get().state().word());
    json.string("period", timer.get().period());
    json.string("actor", timer.get().actor());
    json.closeItem();
  }

  private void attachments(List<Attachment> attachments) throws IOException {
    json.openList("attachments");
    for (Attachment attachment : attachments) {
      json.openItem();
      json.string("name", attachment.name());
      json.string("status", attachment.status().word());
      json.closeItem();
    }
    json.closeList();
  }

  private void flags(Record record) throws IOException {
    json.openList("flags");
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
    json.number("records", end.records());
    json.number("lines", end.lines());
    json.number("bytes", end.bytes());
    json.number("preambleBytes", end.preambleBytes());
    json.number("recordBytes", end.recordBytes());
    json.closeLine();
    json.handOver();
  }

  private void time(String key, @SuppressWarnings("OptionalParameter") Optional<LocalDateTime> time)
      throws IOException {
    if (time.isPresent()) {
      json.time(key, time.get(), precision == Precision.SECOND);
    } else {
      json.string(key, Optional.empty());
    }
  }
}
