package sealbag.parsers.whatsapp.bench;

import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;

/// Looks at the span, time, sender and kind of every record, so that none of them can be left out.
final class SpanSum implements ChatSink {

  private long total;

  @Override
  public void chat(Chat chat) {
    total += chat.participants().size();
  }

  @Override
  public void record(Record record) {
    total += record.byteEnd() - record.byteStart() + record.line() + record.kind().word().length();
    total += record.second();
    total += record.sender().map(String::length).orElse(0);
  }

  @Override
  public void end(End end) {
    total += end.bytes();
  }

  long total() {
    return total;
  }
}
