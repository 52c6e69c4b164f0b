package sealbag.parsers.whatsapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.DateOrder;

/// What the numbers of a stamp mean under a date order. Nothing rolls over: the 31st of a short
/// month is no date.
final class Stamps {

  /// WhatsApp began in 2009; two digits 45 to 51 would be neither calendar's.
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
    int year = header.hasYear() ? year(header, order) : LEAP_YEAR;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return 0;
    }
    return day > 28 && day > YearMonth.of(year, month).lengthOfMonth()
        ? 0
        : year * 10_000 + month * 100 + day;
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

  private static int year(Header header, DateOrder order) {
    int at = order == DateOrder.YMD ? 0 : 2;
    int year = header.fields[at];
    if (header.widths[at] < 4) {
      year += year >= 52 ? 2500 : 2000;
    }
    year = year >= FIRST_YEAR + BUDDHIST_OFFSET ? year - BUDDHIST_OFFSET : year;
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : -1;
  }

  /// The calendar that the printed year counts in.
  static Calendar calendar(Header header, DateOrder order) {
    int at = order == DateOrder.YMD ? 0 : 2;
    int year = header.hasYear() ? header.fields[at] : FIRST_YEAR;
    boolean buddhist =
        header.widths[at] < 4 ? year >= 52 && year <= 87 : year >= FIRST_YEAR + BUDDHIST_OFFSET;
    return buddhist ? Calendar.BUDDHIST : Calendar.GREGORIAN;
  }

  /// The hour from 0 to 23, or -1 when the stamp names none.
  static int hour(Header header) {
    int hour = header.hour;
    if (hour > 23) {
      return -1;
    }
    // Some phones print AM/PM beside a 24-hour time, and some count 12-hour clocks from 0.
    return switch (header.period) {
      case NONE -> hour;
      case AM -> hour == 12 ? 0 : hour > 12 ? -1 : hour;
      case PM -> hour < 12 ? hour + 12 : hour;
      case UNKNOWN -> -1;
    };
  }

  /// The time that the stamp names; empty when it cannot exist or be read, or has no year.
  static Optional<LocalDateTime> read(Header header, DateOrder order) {
    int date = date(header, order);
    int hour = hour(header);
    if (date == 0 || hour < 0 || !header.hasYear()) {
      return Optional.empty();
    }
    int second = header.hasSeconds() ? header.second : 0;
    try {
      return Optional.of(day(date).atTime(hour, header.minute, second));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether the numbers name a day that exists and a time of day, as far as they are printed.
  static boolean isPossible(Header header, DateOrder order) {
    boolean hour = header.period == Header.Period.UNKNOWN ? header.hour <= 23 : hour(header) >= 0;
    return date(header, order) != 0 && hour && header.minute <= 59 && header.second <= 59;
  }

  /// The day of a `yyyymmdd` number.
  static LocalDate day(int date) {
    return LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
  }
}
