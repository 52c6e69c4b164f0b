package sealbag.parsers.whatsapp;

import java.util.List;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning.Kind;

/// What only the records before can tell: time that runs back, numbers that are missing.
final class Sequence {

  /// A step back by more seconds is suspicious.
  private static final long DAY = 24 * 60 * 60;

  private static final int COUNTER_DIGITS = 8;

  /// How exact the stamps are, in seconds.
  private final int precision;

  private long last = Record.NO_SECOND;
  private long lastCounter = -1;
  private long lastPlace;
  private long extraFiles;
  private long missing;

  Sequence(HeaderShape shape) {
    precision = shape.hasSeconds() ? 1 : 60;
  }

  /// Flags a record that is earlier than the one before it.
  void time(Draft draft) {
    long before = last;
    if (draft.second == Record.NO_SECOND) {
      return;
    }
    last = draft.second;
    if (before == Record.NO_SECOND || last >= before) {
      return;
    }
    if (before - last > precision) {
      draft.flag(Kind.OUT_OF_ORDER);
    }
    if (before - last > DAY) {
      draft.flag(Kind.SUSPECT_BOUNDARY);
    }
  }

  /// Whether a record of that time may follow.
  boolean isOrderly(long second) {
    return second >= last;
  }

  /// Takes note of the time of a record.
  void passed(long second) {
    last = second == Record.NO_SECOND ? last : second;
  }

  /// Takes note of a record whose flags are known.
  void passed(Record record) {
    passed(record.second());
    for (int i = 0; i < record.attachments().size(); i++) {
      step(i, record.n(), counter(record.attachments().get(i).name()));
    }
  }

  /// iOS numbers attachments by their place in the phone's chat: `00000035-PHOTO-…`. A number that
  /// steps further than the records do tells of records that are not in the export. Each file takes
  /// one number, also where several are in one record.
  void counters(Draft draft) {
    missing = 0;
    List<String> names = draft.meaning.attachments();
    for (int i = 0; i < names.size(); i++) {
      missing += step(i, draft.n, counter(names.get(i)));
    }
    if (missing > 0) {
      draft.flag(Kind.ATTACHMENT_COUNTER_GAP);
    }
  }

  /// Notes the counter of the record's attachment `i`; the number of records absent before it.
  private long step(int i, long n, long counter) {
    extraFiles += i > 0 ? 1 : 0;
    long place = n + extraFiles;
    if (counter < 0) {
      return 0;
    }
    long gap = lastCounter < 0 ? 0 : counter - lastCounter - (place - lastPlace);
    lastCounter = counter;
    lastPlace = place;
    return Math.max(gap, 0);
  }

  /// Number of records that the last call of [#counters] found absent.
  long missing() {
    return missing;
  }

  private static long counter(String name) {
    if (name.length() <= COUNTER_DIGITS || name.charAt(COUNTER_DIGITS) != '-') {
      return -1;
    }
    long counter = 0;
    for (int i = 0; i < COUNTER_DIGITS; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return -1;
      }
      counter = counter * 10 + name.charAt(i) - '0';
    }
    return counter;
  }
}
