package sealbag.uploaders.pace;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many bytes a second may leave at which time: `08:00-18:00 2MiB/s, otherwise unlimited`. The
/// first entry that holds decides; where none does there is no limit.
///
/// @param otherwise bytes a second outside of the hours; 0: no limit
public record Timetable(List<Entry> entries, long otherwise) {
  private static final Pattern RATE = Pattern.compile("([0-9]{1,6}) ?(KiB|MiB|GiB)/s");
  private static final long LEAST = 64 << 10;
  private static final Timetable UNLIMITED = new Timetable(List.of(), 0);

  public Timetable {
    entries = List.copyOf(entries);
  }

  /// What holds at some hours.
  ///
  /// @param bytesPerSecond 0: no limit
  public record Entry(Hours hours, long bytesPerSecond) {}

  /// Never a limit.
  public static Timetable unlimited() {
    return UNLIMITED;
  }

  /// Reads the text; an empty one is no limit.
  ///
  /// @return empty when it is of no such form, or slower than 64 KiB/s
  public static Optional<Timetable> of(String text) {
    if (text.isBlank()) {
      return Optional.of(UNLIMITED);
    }
    var entries = new ArrayList<Entry>();
    long otherwise = 0;
    for (String part : text.split(",", -1)) {
      String entry = part.strip();
      int gap = entry.replaceAll(" (?=(KiB|MiB|GiB)/s$)", "_").lastIndexOf(' ');
      String when = gap < 0 ? "otherwise" : entry.substring(0, gap).strip();
      OptionalLong rate = rate(entry.substring(gap + 1));
      Optional<Hours> hours = Hours.of(when);
      if (rate.isEmpty() || (hours.isEmpty() && !when.equals("otherwise"))) {
        return Optional.empty();
      }
      if (hours.isPresent()) {
        entries.add(new Entry(hours.get(), rate.getAsLong()));
      } else {
        otherwise = rate.getAsLong();
      }
    }
    return Optional.of(new Timetable(entries, otherwise));
  }

  private static OptionalLong rate(String text) {
    if (text.equals("unlimited")) {
      return OptionalLong.of(0);
    }
    Matcher form = RATE.matcher(text);
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    int shift =
        switch (form.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          default -> 30;
        };
    long rate = Long.parseLong(form.group(1)) << shift;
    return rate < LEAST ? OptionalLong.empty() : OptionalLong.of(rate);
  }

  /// Bytes a second at this moment; 0: no limit.
  long rate(ZonedDateTime at) {
    return entries.stream()
        .filter(entry -> entry.hours().contains(at))
        .findFirst()
        .map(Entry::bytesPerSecond)
        .orElse(otherwise);
  }

  boolean isEverLimited() {
    return otherwise > 0 || entries.stream().anyMatch(entry -> entry.bytesPerSecond() > 0);
  }

  /// The slowest of all, in bytes a second; 0: never a limit.
  public long slowest() {
    long slowest = otherwise == 0 ? Long.MAX_VALUE : otherwise;
    for (Entry entry : entries) {
      slowest = entry.bytesPerSecond() == 0 ? slowest : Math.min(slowest, entry.bytesPerSecond());
    }
    return slowest == Long.MAX_VALUE ? 0 : slowest;
  }
}
