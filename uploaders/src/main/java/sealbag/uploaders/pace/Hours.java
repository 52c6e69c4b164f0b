package sealbag.uploaders.pace;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A time of day, on all days or on some: `19:00-06:00`, `Mon-Fri 08:00-18:00`, `Sun 00:00-24:00`.
/// Where it passes midnight, the days are those on which it begins.
///
/// @param first first of the days, as `last` in the order of a week that may pass Sunday
/// @param endMinute counted from the midnight before it begins; above 1440 where it passes midnight
public record Hours(DayOfWeek first, DayOfWeek last, int startMinute, int endMinute) {
  private static final int DAY = 24 * 60;
  private static final String TIME = "([01][0-9]|2[0-4]):([0-5][0-9])";
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z]{3})(?:-([A-Za-z]{3}))? )?" + TIME + "-" + TIME);
  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "mon", DayOfWeek.MONDAY,
          "tue", DayOfWeek.TUESDAY,
          "wed", DayOfWeek.WEDNESDAY,
          "thu", DayOfWeek.THURSDAY,
          "fri", DayOfWeek.FRIDAY,
          "sat", DayOfWeek.SATURDAY,
          "sun", DayOfWeek.SUNDAY);

  /// Reads the text; empty when it is of no such form.
  public static Optional<Hours> of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String from = Optional.ofNullable(form.group(1)).orElse("Mon").toLowerCase(Locale.ROOT);
    boolean every = form.group(1) == null;
    String to =
        Optional.ofNullable(form.group(2)).orElse(every ? "Sun" : from).toLowerCase(Locale.ROOT);
    int start = minute(form.group(3), form.group(4));
    int end = minute(form.group(5), form.group(6));
    if (!DAYS.containsKey(from)
        || !DAYS.containsKey(to)
        || start >= DAY
        || end > DAY
        || start == end) {
      return Optional.empty();
    }
    return Optional.of(
        new Hours(DAYS.get(from), DAYS.get(to), start, end > start ? end : end + DAY));
  }

  private static int minute(String hours, String minutes) {
    return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
  }

  /// Whether this moment lies in it.
  public boolean contains(ZonedDateTime at) {
    int minute = at.getHour() * 60 + at.getMinute();
    return (isOn(at.getDayOfWeek()) && minute >= startMinute && minute < endMinute)
        || (isOn(at.getDayOfWeek().minus(1)) && minute + DAY < endMinute);
  }

  private boolean isOn(DayOfWeek day) {
    int length = Math.floorMod(last.getValue() - first.getValue(), 7);
    return Math.floorMod(day.getValue() - first.getValue(), 7) <= length;
  }

  /// The next time that it begins after this moment.
  ZonedDateTime nextStart(ZonedDateTime at) {
    LocalTime start = LocalTime.of(startMinute / 60, startMinute % 60);
    LocalDate today = at.toLocalDate();
    return IntStream.rangeClosed(0, 7)
        .mapToObj(today::plusDays)
        .filter(day -> isOn(day.getDayOfWeek()))
        .map(day -> ZonedDateTime.of(day, start, at.getZone()))
        .filter(time -> time.isAfter(at))
        .findFirst()
        .orElseThrow();
  }

  /// The next time that one of several begins after this moment.
  public static ZonedDateTime nextStart(List<Hours> several, ZonedDateTime at) {
    return several.stream()
        .map(hours -> hours.nextStart(at))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
