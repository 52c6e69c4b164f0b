package sealbag.parsers.whatsapp;

import sealbag.parsers.whatsapp.Header.Separator;

/// What is the same in every header of one export: separators, glue, place of the year, seconds,
/// AM/PM. A line whose header has another shape was not printed by the formatter that printed this
/// file.
record HeaderShape(long key) {

  /// Where the year stands and how it is printed.
  enum Year {
    NONE,
    FIRST_FOUR,
    LAST_FOUR,
    TWO
  }

  static final HeaderShape NONE = new HeaderShape(0);

  private static final int NO_YEAR = 0;
  private static final int FOUR_FIRST = 1;
  private static final int FOUR_LAST = 2;
  private static final int TWO_DIGITS = 3;

  static HeaderShape of(Header header) {
    long key = header.separator.code();
    key = key << 1 | bit(header.timeFirst);
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
    if (header.widths[0] == 4) {
      return FOUR_FIRST;
    }
    return header.widths[2] == 4 ? FOUR_LAST : TWO_DIGITS;
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
    return switch ((int) (key >> 28 & 3)) {
      case NO_YEAR -> Year.NONE;
      case FOUR_FIRST -> Year.FIRST_FOUR;
      case FOUR_LAST -> Year.LAST_FOUR;
      default -> Year.TWO;
    };
  }

  Separator separator() {
    return Separator.of((char) (key >> 31));
  }
}
