package sealbag.parsers.whatsapp;

/// Whether the numbers of a shape's stamps are padded with a zero: `05/03` or `5/3`. One formatter
/// prints all records of an export, so a number padded unlike all others belongs to a pasted line.
final class Padding {

  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int NUMBERS = 6;

  private final long[] padded = new long[NUMBERS];
  private final long[] bare = new long[NUMBERS];

  void add(Header header) {
    for (int i = 0; i < header.fieldCount; i++) {
      add(i, header.fields[i], header.widths[i]);
    }
    add(HOUR, header.hour, header.hourWidth);
    add(MINUTE, header.minute, header.minuteWidth);
    add(SECOND, header.second, header.secondWidth);
  }

  private void add(int field, int value, int width) {
    if (value < 10 && width == 2) {
      padded[field]++;
    } else if (width == 1) {
      bare[field]++;
    }
  }

  void add(Padding other) {
    for (int i = 0; i < NUMBERS; i++) {
      padded[i] += other.padded[i];
      bare[i] += other.bare[i];
    }
  }

  /// Whether the header is printed as the other headers are. Where neither way clearly prevails,
  /// both fit.
  boolean fits(Header header) {
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
    int habit = 0;
    for (int i = 0; i < NUMBERS; i++) {
      habit = habit << 2 | (fits(i, 1, 1) ? 2 : 0) | (fits(i, 1, 2) ? 1 : 0);
    }
    return habit;
  }

  /// Whether this number of the date was ever printed with a zero before it.
  boolean isPadded(int field) {
    return padded[field] > 0;
  }

  /// Whether this number of the date was ever printed with one digit.
  boolean isBare(int field) {
    return bare[field] > 0;
  }
}
