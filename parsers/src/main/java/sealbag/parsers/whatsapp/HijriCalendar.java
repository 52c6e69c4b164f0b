package sealbag.parsers.whatsapp;

import java.time.LocalDate;
import java.util.List;

/// The Umm al-Qura calendar of Saudi Arabia, where phones print Hijri dates by default. Its months
/// are published, not computed, so they are data in `hijri-months.tsv`. Other Hijri calendars
/// differ from it by a day at times.
final class HijriCalendar {

  private static final int MONTHS = 12;
  private static final int FIRST_LENGTH = 2;

  private static final HijriCalendar PUBLISHED = load();

  private final int firstYear;
  private final LocalDate[] firstDays;
  private final int[][] lengths;

  private HijriCalendar(List<String[]> rows) {
    firstYear = Integer.parseInt(rows.getFirst()[0]);
    firstDays = new LocalDate[rows.size()];
    lengths = new int[rows.size()][MONTHS];
    for (int year = 0; year < firstDays.length; year++) {
      String[] row = rows.get(year);
      firstDays[year] = LocalDate.parse(row[1]);
      for (int month = 0; month < MONTHS; month++) {
        lengths[year][month] = Integer.parseInt(row[FIRST_LENGTH + month]);
      }
    }
  }

  private static HijriCalendar load() {
    return new HijriCalendar(Table.rows("hijri-months.tsv", FIRST_LENGTH + MONTHS));
  }

  /// Whether the year is one of those in which WhatsApp can have been used.
  static boolean hasYear(int year) {
    return year >= PUBLISHED.firstYear && year < PUBLISHED.firstYear + PUBLISHED.firstDays.length;
  }

  /// The Gregorian day as `yyyymmdd`, or 0 when the month has no such day.
  ///
  /// @param year one that [#hasYear]
  /// @param month 1 to 12
  static int toGregorian(int year, int month, int day) {
    int[] months = PUBLISHED.lengths[year - PUBLISHED.firstYear];
    if (day > months[month - 1]) {
      return 0;
    }
    int days = day - 1;
    for (int before = 1; before < month; before++) {
      days += months[before - 1];
    }
    return Stamps.number(PUBLISHED.firstDays[year - PUBLISHED.firstYear].plusDays(days));
  }
}
