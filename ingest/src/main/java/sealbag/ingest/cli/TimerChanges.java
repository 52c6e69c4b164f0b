package sealbag.ingest.cli;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Timer;

/// What a chat tells about its disappearing-messages setting, in file order. Holds the first
/// thousand changes and the last, for a chat may be made of nothing else.
final class TimerChanges {
  private static final int KEPT = 1_000;

  private final List<Change> first = new ArrayList<>();
  private Optional<Change> last = Optional.empty();
  private long count;

  /// One change.
  ///
  /// @param line where it stands, counted from 1
  /// @param time as printed, local and without zone; empty when it cannot be read
  record Change(long line, Optional<LocalDateTime> time, Timer timer) {}

  void add(Record record) {
    if (record.timer().isPresent()) {
      var change = new Change(record.line(), record.timestamp(), record.timer().get());
      if (count < KEPT) {
        first.add(change);
      }
      last = Optional.of(change);
      count++;
    }
  }

  long count() {
    return count;
  }

  /// The first changes.
  List<Change> first() {
    return List.copyOf(first);
  }

  /// The change that holds at the end of the chat; empty when there is none at all.
  Optional<Change> last() {
    return last;
  }
}
