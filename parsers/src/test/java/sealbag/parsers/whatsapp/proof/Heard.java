package sealbag.parsers.whatsapp.proof;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Warning;

/// A record as the sink heard it, with its texts made strings, so that it can be kept and compared.
record Heard(
    long n,
    long line,
    long lineCount,
    long byteStart,
    long byteEnd,
    Optional<LocalDateTime> timestamp,
    String timestampText,
    Optional<String> sender,
    Optional<String> label,
    Record.Kind kind,
    Optional<String> notice,
    Optional<Timer> timer,
    String text,
    List<Attachment> attachments,
    boolean edited,
    Set<Warning.Kind> flags) {

  @SuppressWarnings("UnnecessaryToString") // the texts need not be strings
  static Heard of(Record record) {
    return new Heard(
        record.n(),
        record.line(),
        record.lineCount(),
        record.byteStart(),
        record.byteEnd(),
        record.timestamp(),
        record.timestampText().toString(),
        record.sender(),
        record.label(),
        record.kind(),
        record.notice(),
        record.timer(),
        record.text().toString(),
        record.attachments(),
        record.edited(),
        record.flags());
  }

  /// The same record at another place of its file.
  Heard at(long newN, long newLine, long newStart) {
    return new Heard(
        newN,
        newLine,
        lineCount,
        newStart,
        newStart + byteEnd - byteStart,
        timestamp,
        timestampText,
        sender,
        label,
        kind,
        notice,
        timer,
        text,
        attachments,
        edited,
        flags);
  }
}
