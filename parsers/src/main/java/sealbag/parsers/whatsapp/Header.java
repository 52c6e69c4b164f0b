package sealbag.parsers.whatsapp;

import java.util.Arrays;
import sealbag.parsers.chat.Chat.Platform;

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

  /// Which half of the day a 12-hour stamp names.
  enum Period {
    NONE,
    AM,
    PM,
    UNKNOWN
  }

  Separator separator = Separator.SPACE;
  boolean timeFirst;
  final int[] fields = new int[3];
  final int[] widths = new int[3];
  int fieldCount;
  int dateSeparator;
  boolean spacedDate;
  boolean trailingDot;
  int comma;
  int glueWord;
  int timeSeparator;
  int hour;
  int hourWidth;
  int minute;
  int second;
  Period period = Period.NONE;
  boolean periodBefore;
  boolean periodUpper;

  /// Byte positions in the line's buffer: the stamp, and what follows the separator.
  int stampStart;

  int stampEnd;
  int bodyStart;
  boolean byteOrderMark;

  /// Everything that is the same in every header of one export.
  HeaderShape shape = HeaderShape.NONE;

  boolean hasPeriod() {
    return period != Period.NONE;
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
    spacedDate = false;
    trailingDot = false;
    comma = 0;
    glueWord = 0;
    second = NO_SECOND;
    period = Period.NONE;
    periodBefore = false;
    periodUpper = false;
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
    comma = other.comma;
    glueWord = other.glueWord;
    timeSeparator = other.timeSeparator;
    hourWidth = other.hourWidth;
    periodBefore = other.periodBefore;
    periodUpper = other.periodUpper;
    stampStart = other.stampStart;
    stampEnd = other.stampEnd;
    bodyStart = other.bodyStart;
    byteOrderMark = other.byteOrderMark;
    shape = other.shape;
  }

  /// Takes over the numbers and the half of the day.
  void setStamp(Header other) {
    System.arraycopy(other.fields, 0, fields, 0, fields.length);
    System.arraycopy(other.widths, 0, widths, 0, widths.length);
    fieldCount = other.fieldCount;
    hour = other.hour;
    minute = other.minute;
    second = other.second;
    period = other.period;
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

  boolean hasSameDate(Header other) {
    return fieldCount == other.fieldCount
        && Arrays.equals(fields, other.fields)
        && Arrays.equals(widths, other.widths);
  }
}
