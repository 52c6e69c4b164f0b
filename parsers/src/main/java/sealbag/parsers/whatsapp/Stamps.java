package sealbag.parsers.whatsapp;

import java.time.LocalDate;
import java.time.YearMonth;
import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.whatsapp.HeaderWords.Era;

/// What the numbers of a date mean under a date order. Nothing rolls over: the 31st of a short
/// month is no date.
final class Stamps {

  /// WhatsApp began in 2009. Up to 2044 no year of one calendar is a possible year of another.
  static final int FIRST_YEAR = 2009;

  static final int LAST_YEAR = 2044;
  private static final int BUDDHIST_OFFSET = 543;

  /// Lets the 29th of February pass where no year is printed.
  private static final int LEAP_YEAR = 2012;

  private Stamps() {}

  /// The date as `yyyymmdd` in the Gregorian calendar, or 0 when the order makes no possible date
  /// of it.
  static int date(Header header, DateOrder order) {
    int day = header.fields[dayAt(header, order)];
    int month = header.fields[monthAt(header, order)];
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return 0;
    }
    if (!header.hasYear()) {
      return gregorian(LEAP_YEAR, month, day);
    }
    int year = year(header, order);
    int date =
        switch (calendar(header, order)) {
          case GREGORIAN -> gregorian(year, month, day);
          case BUDDHIST -> gregorian(year - BUDDHIST_OFFSET, month, day);
          case PERSIAN -> PersianCalendar.toGregorian(year, month, day);
          case HIJRI -> HijriCalendar.toGregorian(year, month, day);
          case JAPANESE -> japanese(header.era, year, month, day);
        };
    return date / 10_000 >= FIRST_YEAR && date / 10_000 <= LAST_YEAR ? date : 0;
  }

  private static int gregorian(int year, int month, int day) {
    boolean possible =
        year >= FIRST_YEAR
            && year <= LAST_YEAR
            && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    return possible ? year * 10_000 + month * 100 + day : 0;
  }

  private static int japanese(Era era, int year, int month, int day) {
    int date = gregorian(year + era.offset(), month, day);
    return date >= era.firstDay() && date <= era.lastDay() ? date : 0;
  }

  /// The position of the day among the printed numbers.
  static int dayAt(Header header, DateOrder order) {
    return switch (order) {
      case DMY -> 0;
      case MDY -> 1;
      case YMD -> header.hasYear() ? 2 : 1;
    };
  }

  private static int monthAt(Header header, DateOrder order) {
    return switch (order) {
      case DMY -> 1;
      case MDY -> 0;
      case YMD -> header.hasYear() ? 1 : 0;
    };
  }

  /// The printed year, with the century that two digits lack; 0 for one digit that no era explains.
  private static int year(Header header, DateOrder order) {
    int at = yearAt(order);
    int year = header.fields[at];
    if (header.hasEra() || header.widths[at] > 2) {
      return year;
    }
    if (header.widths[at] < 2) {
      return 0;
    }
    return year + (year >= FIRST_YEAR + BUDDHIST_OFFSET - 2500 ? 2500 : 2000);
  }

  private static int yearAt(DateOrder order) {
    return order == DateOrder.YMD ? 0 : 2;
  }

  /// The calendar that the printed year counts in.
  static Calendar calendar(Header header, DateOrder order) {
    if (header.hasEra()) {
      return Calendar.JAPANESE;
    }
    int year = header.hasYear() ? year(header, order) : LEAP_YEAR;
    if (year >= FIRST_YEAR + BUDDHIST_OFFSET) {
      return Calendar.BUDDHIST;
    }
    if (PersianCalendar.hasYear(year)) {
      return Calendar.PERSIAN;
    }
    return HijriCalendar.hasYear(year) ? Calendar.HIJRI : Calendar.GREGORIAN;
  }

  /// The day of a `yyyymmdd` number.
  static LocalDate day(int date) {
    return LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
  }

  static int number(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }
}
