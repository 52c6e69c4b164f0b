package sealbag.parsers.whatsapp;

import java.time.LocalDate;

/// The solar calendar of Iran and Afghanistan, for the years in which WhatsApp can have been used.
final class PersianCalendar {

  private static final int FIRST_YEAR = 1387;
  private static final int LAST_YEAR = 1423;
  private static final LocalDate FIRST_DAY = LocalDate.of(2008, 3, 20);

  private static final int LONG_MONTHS = 6;
  private static final int LAST_MONTH = 12;

  private PersianCalendar() {}

  static boolean hasYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /// The Gregorian day as `yyyymmdd`, or 0 when the month has no such day.
  ///
  /// @param year one that [#hasYear]
  /// @param month 1 to 12
  static int toGregorian(int year, int month, int day) {
    if (day > lengthOfMonth(year, month)) {
      return 0;
    }
    int days = day - 1;
    for (int before = FIRST_YEAR; before < year; before++) {
      days += isLeap(before) ? 366 : 365;
    }
    for (int before = 1; before < month; before++) {
      days += lengthOfMonth(year, before);
    }
    return Stamps.number(FIRST_DAY.plusDays(days));
  }

  private static int lengthOfMonth(int year, int month) {
    if (month <= LONG_MONTHS) {
      return 31;
    }
    return month < LAST_MONTH || isLeap(year) ? 30 : 29;
  }

  /// The rule of 33 years agrees with the observed equinox for centuries around ours.
  private static boolean isLeap(int year) {
    return (25 * year + 11) % 33 < 8;
  }
}
