package sealbag.parsers.whatsapp;

import sealbag.parsers.whatsapp.Header.Separator;
import sealbag.parsers.whatsapp.HeaderWords.Era;

/// What is the same in every header of one export: separators, glue, place of the year, seconds,
/// AM/PM, script of the digits. A line whose header has another shape was not printed by the formatter that printed this
/// file.
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

  private static final Year[] YEARS = Year.values();
  private static final Separator[] SEPARATORS = Separator.values();

  static HeaderShape of(Header header) {
    long key = header.zero;
    key = key << 3 | header.separator.ordinal();
    key = key << 1 | bit(header.timeFirst);
    key = key << 1 | bit(header.era != Era.NONE);
    key = key << 1 | bit(header.looseYear);
    key = key << 2 | year(header).ordinal();
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

  private static Year year(Header header) {
    if (!header.hasYear()) {
      return Year.NONE;
    }
    if (header.yearFirst) {
      return Year.FIRST;
    }
    return header.yearLast ? Year.LAST : Year.UNCERTAIN;
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

  char dateSeparator() {
    return (char) (key >> 21 & 0x7F);
  }

  Year year() {
    return YEARS[(int) (key >> 28 & 3)];
  }

  Separator separator() {
    return SEPARATORS[(int) (key >> 33 & 7)];
  }
}
