package sealbag.parsers.whatsapp;

import sealbag.parsers.whatsapp.HeaderWords.Era;

/// Reads a date: three numbers, or two without a year.
final class DateScanner {

  /// Stands for the separators of `2022年3月23日` and `2022년 3월 23일`.
  static final int UNITS = 'Y';

  /// The first year of an era.
  private static final int FIRST_YEAR = '元';

  private final Cursor in;
  private final Header header;
  private final HeaderWords words;
  private final NumberScanner numbers;

  DateScanner(Cursor in, Header header, HeaderWords words, NumberScanner numbers) {
    this.in = in;
    this.header = header;
    this.words = words;
    this.numbers = numbers;
  }

  /// Reads a date from the cursor's place; false when there is none.
  boolean scan() {
    header.yearFirst = header.hasEra();
    if (!firstNumber()) {
      return false;
    }
    in.skipMarks();
    int separator = in.peek();
    if (separator == '年' || separator == '년') {
      return byUnits(separator == '年');
    }
    header.dateSeparator = separator;
    if (!isSeparator(separator) || !number(2)) {
      return false;
    }
    int secondEnd = in.at();
    if (!lastNumber()) {
      in.backTo(secondEnd);
      return header.widths[0] <= 2 && !header.hasEra();
    }
    ending();
    return hasOneYear();
  }

  private boolean firstNumber() {
    int value = numbers.read(4);
    int width = numbers.width();
    if (value < 0 && header.hasEra() && in.take(FIRST_YEAR)) {
      value = 1;
      width = 1;
    }
    if (value < 0) {
      return false;
    }
    header.addField(value, width);
    return true;
  }

  private boolean isSeparator(int c) {
    return c == '/' || c == '.' || c == '-' || (c == ' ' && header.timeFirst);
  }

  private boolean byUnits(boolean ideographs) {
    header.dateSeparator = UNITS;
    header.yearFirst = true;
    return number(2)
        && in.take(ideographs ? '月' : '월')
        && unitNumber()
        && in.take(ideographs ? '日' : '일');
  }

  private boolean unitNumber() {
    header.spacedDate |= in.skipBlanks();
    return add(numbers.read(2));
  }

  /// The separator here and the number after it.
  private boolean number(int digits) {
    in.skip();
    header.spacedDate |= in.skipBlanks();
    return add(numbers.read(digits));
  }

  private boolean add(int value) {
    if (value < 0) {
      return false;
    }
    header.addField(value, numbers.width());
    return true;
  }

  private boolean lastNumber() {
    in.skipMarks();
    if (header.dateSeparator == '/' && in.peek() == ' ') {
      return looseYear();
    }
    if (header.dateSeparator == ' ' || in.peek() != header.dateSeparator) {
      return false;
    }
    in.skip();
    header.spacedDate |= in.skipBlanks();
    if (!header.hasEra() && Character.isLetter(in.peek())) {
      header.spacedDate |= eraLast() && in.skipBlanks();
    }
    return add(numbers.read(4));
  }

  private boolean looseYear() {
    in.skip();
    int year = numbers.read(4);
    header.looseYear = numbers.width() == 4 && Marks.isBlank(in.peek());
    return header.looseYear && add(year);
  }

  private boolean eraLast() {
    Era era = words.era(in);
    if (era == null) {
      return false;
    }
    header.era = era;
    header.yearLast = true;
    return true;
  }

  /// A dot after the date (hr, hu, ko) and a word that names the year or its era.
  private void ending() {
    if (in.peek() == '.' && Character.digit(in.peekAscii(1), 10) < 0) {
      in.skip();
      header.trailingDot = true;
    }
    int before = in.at();
    if (!in.skipBlanks() || !Character.isLetter(in.peek()) || !eraOrYear()) {
      in.backTo(before);
    }
  }

  private boolean eraOrYear() {
    return words.takeDateEnd(in)
        || (isPersian() && words.takePersianEra(in))
        || (mayLackEra() && eraLast());
  }

  private boolean isPersian() {
    return PersianCalendar.hasYear(header.fields[0]) || PersianCalendar.hasYear(header.fields[2]);
  }

  private boolean mayLackEra() {
    return !header.hasEra() && header.widths[0] <= 2 && header.widths[2] <= 2;
  }

  /// Notes where the year stands, if that is certain. A year of three digits is of a calendar that
  /// is not read, but it is a year.
  private boolean hasOneYear() {
    int first = header.widths[0];
    int last = header.widths[2];
    header.yearFirst |= first > 2;
    header.yearLast |= last > 2;
    if (header.yearFirst) {
      return last <= 2 && !header.yearLast;
    }
    return header.yearLast || first == 2 || last == 2;
  }
}
