package sealbag.ingest.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.pace.Hours;
import sealbag.uploaders.pace.Timetable;

/// Reads when and how fast packages leave.
record OutgoingValues(Values values) {
  private static final long LEAST_FOR_EACH = 64 << 10;

  /// The settings; problems are noted.
  Outgoing settings(ZoneId zone) {
    return new Outgoing(
        bandwidth(),
        zone,
        large(),
        Duration.ofHours(values.count(Key.POLICY_UPLOAD_WITHIN)),
        Duration.ofHours(values.count(Key.POLICY_RECORD_WITHIN)));
  }

  private Timetable bandwidth() {
    String text = oneLine(Key.UPLOAD_BANDWIDTH);
    Optional<Timetable> table = Timetable.of(text);
    if (table.isEmpty()) {
      values.problem(
          "upload.bandwidth is \""
              + text
              + "\"; give rates of 64KiB/s or more, such as 2MiB/s, or 08:00-18:00 2MiB/s, Sat-Sun 00:00-24:00 unlimited, otherwise 8MiB/s");
    }
    Timetable used = table.orElse(Timetable.unlimited());
    long least = values.count(Key.WATCH_WORKERS) * LEAST_FOR_EACH;
    if (used.slowest() > 0 && used.slowest() < least) {
      values.problem(
          "upload.bandwidth is too little for watch.workers uploads side by side; give "
              + (least >> 10)
              + "KiB/s or more, or fewer workers");
    }
    return used;
  }

  /// A list of hours may be written as one text or as several.
  private String oneLine(Key key) {
    return String.join(", ", values.list(key));
  }

  private Optional<Outgoing.Large> large() {
    String text = oneLine(Key.UPLOAD_LARGE_ONLY_BETWEEN);
    long from = values.mebibytes(Key.UPLOAD_LARGE_FROM);
    var hours = new ArrayList<Hours>();
    for (String part : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
      Optional<Hours> one = Hours.of(part);
      one.ifPresent(hours::add);
      if (one.isEmpty()) {
        values.problem(
            "upload.large-only-between holds \""
                + part.strip()
                + "\"; give times such as 19:00-06:00, or Sat-Sun 00:00-24:00");
      }
    }
    return hours.isEmpty() ? Optional.empty() : Optional.of(new Outgoing.Large(from, hours, text));
  }
}
