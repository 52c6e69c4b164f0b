package sealbag.parsers.whatsapp;

import sealbag.parsers.whatsapp.Header.Separator;

/// What is the same in every header of one export: separators, glue, place of the year, seconds,
/// AM/PM, script of the digits. A line whose header has another shape was not printed by the
/// formatter that printed this file.
record HeaderShape(long key) {

  /// Where the year stands, as far as its print tells.
  enum Year {
    NONE,
    FIRST,
    LAST,
    /// Two digits at one end or the other.
    UNCERTAIN
  }

  static final HeaderShape NONE = new HeaderShape(0);

  private static final int NO_YEAR = 0;
  private static final int YEAR_FIRST = 1;
  private static final int YEAR_LAST = 2;
  private static final int YEAR_AT_AN_END = 3;

  static HeaderShape of(Header header) {
    long key = header.zero;
    key = key << 7 | header.separator.code();
    key = key << 1 | bit(header.timeFirst);
    key = key << 1 | bit(header.hasEra());
    key = key << 1 | bit(header.looseYear);
    key = key << 2 | yearCode(header);
    key = key << 7 | header.dateSeparator;
    key = key << 1 | bit(header.spacedDate);
    key = key << 1 | bit(header.trailingDot);
    key = key << 2 | header.comma;
    key = key << 7 | header.glueWord;
    key = key << 7 | header.timeSeparator;
    key = key << 1 | bit(header.hasSeconds());
    key = key << 1 | bit(header.hasPeriod());
    return new HeaderShape(key << 1 | bit(header.periodBefore));
  }

  private static long bit(boolean value) {
    return value ? 1 : 0;
  }

  private static int yearCode(Header header) {
    if (!header.hasYear()) {
      return NO_YEAR;
    }
    if (header.yearFirst) {
      return YEAR_FIRST;
    }
    return header.yearLast ? YEAR_LAST : YEAR_AT_AN_END;
  }

  boolean hasPeriod() {
    return (key >> 1 & 1) == 1;
  }

  boolean hasSeconds() {
    return (key >> 2 & 1) == 1;
  }

  boolean hasComma() {
    return (key >> 17 & 3) != 0;
  }

  boolean hasTrailingDot() {
    return (key >> 19 & 1) == 1;
  }

  /// Whether spaces follow the separators of the date.
  boolean isSpaced() {
    return (key >> 20 & 1) == 1;
  }

  char dateSeparator() {
    return (char) (key >> 21 & 0x7F);
  }

  Year year() {
    return switch ((int) (key >> 28 & 3)) {
      case NO_YEAR -> Year.NONE;
      case YEAR_FIRST -> Year.FIRST;
      case YEAR_LAST -> Year.LAST;
      default -> Year.UNCERTAIN;
    };
  }

  Separator separator() {
    return Separator.of((char) (key >> 33 & 0x7F));
  }
}
