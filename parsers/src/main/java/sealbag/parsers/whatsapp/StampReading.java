package sealbag.parsers.whatsapp;

import java.util.EnumSet;
import java.util.Set;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Warning;

/// How the stamps of one file are read: in one date order, and with the words for parts of the day
/// that the whole file holds.
///
/// @param periods all such words of the file
/// @param countsTo23 whether the hours are those of a 24-hour clock, also beside such a word
record StampReading(DateOrder order, Set<DayPeriod> periods, boolean countsTo23) {

  /// What [#secondOfDay] says where there is no such time.
  static final int NO_TIME = -1;

  private static final int UNKNOWN_HOUR = -2;
  private static final int IMPOSSIBLE_HOUR = -1;

  /// The first second of the day that the stamp names, as [Record#second()]; [Record#NO_SECOND]
  /// when there is no such day, or no year.
  long midnight(Header header) {
    int date = Stamps.date(header, order);
    return date == 0 || !header.hasYear()
        ? Record.NO_SECOND
        : Record.second(Stamps.day(date).atStartOfDay());
  }

  /// The time of day that the stamp names, in seconds; [#NO_TIME] when it cannot exist or be read.
  int secondOfDay(Header header) {
    int hour = hour(header);
    if (hour < 0 || !hasPossibleMinute(header)) {
      return NO_TIME;
    }
    return (hour * 60 + header.minute) * 60 + (header.hasSeconds() ? header.second : 0);
  }

  /// Why the stamp names no time; empty when it names one.
  Set<Warning.Kind> faults(Header header) {
    var faults = EnumSet.noneOf(Warning.Kind.class);
    int hour = hour(header);
    if (hour == UNKNOWN_HOUR) {
      faults.add(Warning.Kind.UNKNOWN_DAY_PERIOD);
    }
    if (!header.hasYear()) {
      faults.add(Warning.Kind.YEAR_MISSING);
    }
    if (Stamps.date(header, order) == 0 || hour == IMPOSSIBLE_HOUR || !hasPossibleMinute(header)) {
      faults.add(Warning.Kind.IMPOSSIBLE_DATE);
    }
    return faults;
  }

  private static boolean hasPossibleMinute(Header header) {
    return header.minute <= 59 && header.second <= 59;
  }

  /// The hour from 0 to 23: the one hour that both the number and the word can stand for. Some
  /// phones print a word beside a 24-hour time, and some count 12-hour clocks from 0.
  private int hour(Header header) {
    int printed = header.hour;
    if (printed > 23) {
      return IMPOSSIBLE_HOUR;
    }
    if (!header.hasPeriod()) {
      return printed;
    }
    int hours = header.period.hours(periods);
    if (printed > 12) {
      return (hours >> printed & 1) == 1 ? printed : IMPOSSIBLE_HOUR;
    }
    int early = printed % 12;
    boolean morning = (hours >> early & 1) == 1;
    boolean afternoon = (hours >> (early + 12) & 1) == 1;
    if (morning == afternoon) {
      return countsTo23 ? printed : UNKNOWN_HOUR;
    }
    return morning ? early : early + 12;
  }
}
