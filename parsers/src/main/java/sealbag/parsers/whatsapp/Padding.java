package sealbag.parsers.whatsapp;

/// Whether the numbers of a shape's stamps are padded with a zero: `05/03` or `5/3`. One formatter
/// prints all records of an export, so a number padded unlike all others belongs to a pasted line.
final class Padding {

  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int NUMBERS = 6;

  /// Numbers of one digit are counted below this, those of two digits from here on.
  private static final int TWO_DIGITS = 100;

  private final long[] padded = new long[NUMBERS];
  private final long[] bare = new long[NUMBERS];

  /// How often each hour, minute and second was printed, as far as it is not yet in the sums.
  private final long[][] printed = new long[NUMBERS][2 * TWO_DIGITS];

  private boolean settled = true;

  /// What the last date added to the sums.
  private final long[] lastPadded = new long[HOUR];

  private final long[] lastBare = new long[HOUR];

  /// Notes the date of one header.
  void addDate(Header header) {
    for (int i = 0; i < HOUR; i++) {
      boolean printed = i < header.fieldCount;
      lastPadded[i] = printed && isPadded(header.fields[i], header.widths[i]) ? 1 : 0;
      lastBare[i] = printed && header.widths[i] == 1 ? 1 : 0;
    }
    repeatDate(1);
  }

  /// Notes the last date so many times more.
  void repeatDate(long times) {
    for (int i = 0; i < HOUR; i++) {
      padded[i] += times * lastPadded[i];
      bare[i] += times * lastBare[i];
    }
  }

  private static boolean isPadded(int value, int width) {
    return value < 10 && width == 2;
  }

  /// Notes the time of one header.
  void addTime(Header header) {
    settled = false;
    printed[HOUR][place(header.hour, header.hourWidth)]++;
    printed[MINUTE][place(header.minute, header.minuteWidth)]++;
    if (header.hasSeconds()) {
      printed[SECOND][place(header.second, header.secondWidth)]++;
    }
  }

  private static int place(int value, int width) {
    return width == 1 ? value : TWO_DIGITS + value;
  }

  private void settle() {
    for (int field = HOUR; !settled && field < NUMBERS; field++) {
      long[] counts = printed[field];
      for (int value = 0; value < TWO_DIGITS; value++) {
        add(field, value, 1, counts[value]);
        add(field, value, 2, counts[TWO_DIGITS + value]);
        counts[value] = 0;
        counts[TWO_DIGITS + value] = 0;
      }
    }
    settled = true;
  }

  private void add(int field, int value, int width, long times) {
    if (isPadded(value, width)) {
      padded[field] += times;
    } else if (width == 1) {
      bare[field] += times;
    }
  }

  void add(Padding other) {
    settle();
    other.settle();
    for (int i = 0; i < NUMBERS; i++) {
      padded[i] += other.padded[i];
      bare[i] += other.bare[i];
    }
  }

  /// Whether the header is printed as the other headers are. Where neither way clearly prevails,
  /// both fit.
  boolean fits(Header header) {
    settle();
    for (int i = 0; i < header.fieldCount; i++) {
      if (!fits(i, header.fields[i], header.widths[i])) {
        return false;
      }
    }
    return fits(HOUR, header.hour, header.hourWidth)
        && fits(MINUTE, header.minute, header.minuteWidth)
        && fits(SECOND, header.second, header.secondWidth);
  }

  /// Whether every header fits that is printed with as many digits, whatever its numbers are.
  boolean fitsAll(Header header) {
    settle();
    for (int i = 0; i < header.fieldCount; i++) {
      if (!fitsAll(i, header.widths[i])) {
        return false;
      }
    }
    return fitsAll(HOUR, header.hourWidth)
        && fitsAll(MINUTE, header.minuteWidth)
        && fitsAll(SECOND, header.secondWidth);
  }

  private boolean fitsAll(int field, int width) {
    return fits(field, 0, width) && fits(field, 10, width);
  }

  private boolean fits(int field, int value, int width) {
    if (width == 1) {
      return holds(bare[field], padded[field]);
    }
    return value >= 10 || width != 2 || holds(padded[field], bare[field]);
  }

  private static boolean holds(long own, long others) {
    return others == 0 || others < 3 * own;
  }

  /// Which ways of printing fit, a bit each: two paddings of the same habit fit the same headers.
  int habit() {
    settle();
    int habit = 0;
    for (int i = 0; i < NUMBERS; i++) {
      habit = habit << 2 | (fits(i, 1, 1) ? 2 : 0) | (fits(i, 1, 2) ? 1 : 0);
    }
    return habit;
  }

  /// Whether this number of the date was ever printed with a zero before it.
  boolean isPadded(int field) {
    settle();
    return padded[field] > 0;
  }

  /// Whether this number of the date was ever printed with one digit.
  boolean isBare(int field) {
    settle();
    return bare[field] > 0;
  }
}
