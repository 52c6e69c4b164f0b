package sealbag.parsers.whatsapp;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Warning.Kind;

/// What only the records before can tell: time that runs back, numbers that are missing.
final class Sequence {

  private static final Duration SUSPICIOUS = Duration.ofDays(1);
  private static final int COUNTER_DIGITS = 8;

  private final Duration precision;
  private @Nullable LocalDateTime last;
  private long lastCounter = -1;
  private long lastPlace;
  private long extraFiles;
  private long missing;

  Sequence(HeaderShape shape) {
    precision = shape.hasSeconds() ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
  }

  /// Flags a record that is earlier than the one before it.
  void time(Draft draft, Optional<LocalDateTime> timestamp) {
    LocalDateTime before = last;
    if (timestamp.isEmpty()) {
      return;
    }
    last = timestamp.get();
    if (before == null || !last.isBefore(before)) {
      return;
    }
    Duration back = Duration.between(last, before);
    if (back.compareTo(precision) > 0) {
      draft.flag(Kind.OUT_OF_ORDER);
    }
    if (back.compareTo(SUSPICIOUS) > 0) {
      draft.flag(Kind.SUSPECT_BOUNDARY);
    }
  }

  /// iOS numbers attachments by their place in the phone's chat: `00000035-PHOTO-…`. A number that
  /// steps further than the records do tells of records that are not in the export. Each file takes
  /// one number, also where several are in one record.
  void counters(Draft draft, List<String> names) {
    missing = 0;
    for (int i = 0; i < names.size(); i++) {
      extraFiles += i > 0 ? 1 : 0;
      long counter = counter(names.get(i));
      long place = draft.n + extraFiles;
      if (counter >= 0) {
        if (lastCounter >= 0 && counter - lastCounter > place - lastPlace) {
          missing += counter - lastCounter - (place - lastPlace);
          draft.flag(Kind.ATTACHMENT_COUNTER_GAP);
        }
        lastCounter = counter;
        lastPlace = place;
      }
    }
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
