package sealbag.parsers.whatsapp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.whatsapp.HeaderWords.Era;

/// The header that the scanner last found: what it prints and where. Reused for every line, so
/// whoever keeps one takes it over with [#set].
final class Header {

  static final int NO_SECOND = -1;

  /// What separates a header from what it heads.
  enum Separator {
    BRACKET(']'),
    DASH('-'),
    COLON(':'),
    SEMICOLON(';'),
    SPACE(' ');

    private final char code;

    Separator(char code) {
      this.code = code;
    }

    /// The character that ends the stamp.
    char code() {
      return code;
    }

    static Separator of(char code) {
      return switch (code) {
        case ']' -> BRACKET;
        case '-' -> DASH;
        case ':' -> COLON;
        case ';' -> SEMICOLON;
        default -> SPACE;
      };
    }

    Platform platform() {
      return switch (this) {
        case BRACKET -> Platform.IOS;
        case DASH -> Platform.ANDROID;
        case COLON, SEMICOLON, SPACE -> Platform.LEGACY;
      };
    }
  }

  Separator separator = Separator.SPACE;

  /// Whether the stamp stands in brackets.
  boolean bracket;

  boolean timeFirst;
  final int[] fields = new int[3];
  final int[] widths = new int[3];
  int fieldCount;

  /// Equal for headers that print the same date in the same way; see [#keyDate()].
  long dateKey;

  /// What stands between the numbers of the date, or [DateScanner#UNITS].
  int dateSeparator;

  boolean spacedDate;
  boolean trailingDot;

  /// Whether the date is printed as `08/03 2024` (Kako).
  boolean looseYear;

  /// Whether the year certainly stands first, or last: it has four digits, an era or a unit.
  boolean yearFirst;

  boolean yearLast;
  Era era = Era.NONE;
  int comma;
  int glueWord;
  int timeSeparator;
  int hour;
  int hourWidth;
  int minute;
  int minuteWidth;
  int second;
  int secondWidth;
  DayPeriod period = DayPeriod.NONE;
  boolean periodBefore;
  boolean periodUpper;

  /// The digit zero of the script that the stamp is printed in.
  int zero;

  /// Byte positions in the line's buffer: the stamp, and what follows the separator.
  int stampStart;

  int stampEnd;
  int bodyStart;
  boolean byteOrderMark;

  /// The stencil that this was read with, which need not be asked again for what all its headers
  /// have in common; null when it was read otherwise.
  @Nullable Stencil stencil;

  /// Everything that is the same in every header of one export.
  HeaderShape shape = HeaderShape.NONE;

  boolean hasPeriod() {
    return period != DayPeriod.NONE;
  }

  boolean hasEra() {
    return !era.equals(Era.NONE);
  }

  boolean hasSeconds() {
    return second != NO_SECOND;
  }

  boolean hasYear() {
    return fieldCount == 3;
  }

  void clear() {
    timeFirst = false;
    fieldCount = 0;
    dateKey = 0;
    Arrays.fill(fields, 0);
    Arrays.fill(widths, 0);
    dateSeparator = 0;
    spacedDate = false;
    trailingDot = false;
    looseYear = false;
    yearFirst = false;
    yearLast = false;
    era = Era.NONE;
    comma = 0;
    glueWord = 0;
    second = NO_SECOND;
    secondWidth = 0;
    period = DayPeriod.NONE;
    periodBefore = false;
    periodUpper = false;
    zero = -1;
    byteOrderMark = false;
  }

  void addField(int value, int width) {
    fields[fieldCount] = value;
    widths[fieldCount] = width;
    fieldCount++;
  }

  /// Takes over all that another header says.
  void set(Header other) {
    setStamp(other);
    separator = other.separator;
    timeFirst = other.timeFirst;
    dateSeparator = other.dateSeparator;
    spacedDate = other.spacedDate;
    trailingDot = other.trailingDot;
    looseYear = other.looseYear;
    yearFirst = other.yearFirst;
    yearLast = other.yearLast;
    comma = other.comma;
    glueWord = other.glueWord;
    timeSeparator = other.timeSeparator;
    hourWidth = other.hourWidth;
    minuteWidth = other.minuteWidth;
    secondWidth = other.secondWidth;
    periodBefore = other.periodBefore;
    periodUpper = other.periodUpper;
    zero = other.zero;
    stampStart = other.stampStart;
    stampEnd = other.stampEnd;
    bodyStart = other.bodyStart;
    byteOrderMark = other.byteOrderMark;
    shape = other.shape;
    stencil = null;
  }

  /// Takes over the numbers of a date that is printed alike.
  void setDate(Header other) {
    fields[0] = other.fields[0];
    fields[1] = other.fields[1];
    fields[2] = other.fields[2];
    dateKey = other.dateKey;
  }

  /// Takes over the numbers and the half of the day.
  void setStamp(Header other) {
    System.arraycopy(other.fields, 0, fields, 0, fields.length);
    System.arraycopy(other.widths, 0, widths, 0, widths.length);
    fieldCount = other.fieldCount;
    dateKey = other.dateKey;
    hour = other.hour;
    minute = other.minute;
    second = other.second;
    period = other.period;
    era = other.era;
  }

  void move(int by) {
    stampStart += by;
    stampEnd += by;
    bodyStart += by;
  }

  boolean hasSameTime(Header other) {
    return minute == other.minute
        && hour == other.hour
        && second == other.second
        && period == other.period;
  }

  /// Sets [#dateKey], once all of the date is known. A number has four digits at most.
  void keyDate() {
    dateKey = numberKey(fields[0], fields[1], fields[2]) | printKey();
  }

  static long numberKey(long first, long second, long third) {
    return first | second << 14 | third << 28;
  }

  /// The part of [#dateKey] that all headers share which differ in their digits alone. Eras differ
  /// in their offset, which is below 2048.
  long printKey() {
    long print = era.offset();
    for (int width : widths) {
      print = print << 3 | width;
    }
    return (print << 2 | fieldCount) << 42;
  }
}
