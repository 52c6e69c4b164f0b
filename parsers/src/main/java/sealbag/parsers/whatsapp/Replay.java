package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Utf8;
import sealbag.parsers.chat.Warning;

/// The second reading: hands the records on as the first one found them. Looks into the text only
/// for records that left no trail, and where the sink asks what a record prints.
final class Replay {

  private final Trail trail;
  private final Interpreter interpreter;
  private final RecordReader records;
  private long n = 1;
  private long line;
  private long place;
  private int step;

  /// The number of the record whose bytes are in the buffer and whose header has been read.
  private long shown;

  private final Record.Texts redrafted =
      new Record.Texts() {
        @Override
        public Utf8 stamp(Record of) {
          return current(of, n - 1).stamp();
        }

        @Override
        public Utf8 body(Record of) {
          return current(of, n - 1).wholeText();
        }

        private Draft current(Record of, long now) {
          requireCurrent(of, now);
          return records.draft();
        }
      };

  private final Record.Texts replayed =
      new Record.Texts() {
        @Override
        public Utf8 stamp(Record of) {
          return shown(of).stamp();
        }

        @Override
        public Utf8 body(Record of) {
          return shown(of).wholeText();
        }
      };

  Replay(Trail trail, Interpreter interpreter, RecordReader records) {
    this.trail = trail;
    this.interpreter = interpreter;
    this.records = records;
    place = trail.firstByte();
    line = trail.firstLine();
  }

  /// Hands on all records, of which there are `count`.
  void to(ChatSink sink, long count) throws IOException {
    for (int i = 0; i < trail.size(); i++) {
      if (trail.isPassedOver(i)) {
        sink.record(again());
      } else {
        step = i;
        Record record = record(i);
        interpreter.passed(record);
        sink.record(record);
        place = record.byteEnd();
        line += record.lineCount();
        n++;
      }
    }
    while (n <= count) {
      sink.record(again());
    }
  }

  private Record record(int i) {
    Trail.Finding finding = trail.finding(i);
    Name name = trail.name(i);
    Optional<String> sender = finding.sent() ? name.sender() : Optional.empty();
    return new Record(
        n,
        line,
        trail.lineCount(i),
        place,
        place + trail.length(i),
        trail.second(i),
        sender,
        name.label(),
        finding.content(),
        interpreter.isUnexpected(sender) ? withUnexpected(finding.flags()) : finding.flags(),
        replayed);
  }

  private static Set<Warning.Kind> withUnexpected(Set<Warning.Kind> flags) {
    var more = EnumSet.of(Warning.Kind.UNEXPECTED_SENDER);
    more.addAll(flags);
    return more;
  }

  private Record again() throws IOException {
    records.moveTo(n, place, line);
    Draft draft = records.draft();
    interpreter.interpret(draft);
    place = draft.byteEnd;
    line += draft.lineCount;
    n++;
    return new Record(
        draft.n,
        draft.line,
        draft.lineCount,
        draft.byteStart,
        draft.byteEnd,
        draft.second,
        draft.sent ? draft.name.sender() : Optional.empty(),
        draft.name.label(),
        interpreter.content(draft),
        draft.flags,
        redrafted);
  }

  private static void requireCurrent(Record record, long n) {
    if (record.n() != n) {
      throw new IllegalStateException("the texts of a record are gone when the sink has returned");
    }
  }

  /// The record's places in the buffer; of what it says nothing is set.
  private Draft shown(Record record) {
    requireCurrent(record, n);
    if (shown != n) {
      try {
        records.show(record, trail.name(step));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      shown = n;
    }
    return records.draft();
  }
}
