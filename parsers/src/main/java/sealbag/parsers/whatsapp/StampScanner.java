package sealbag.parsers.whatsapp;

import sealbag.parsers.whatsapp.Header.Period;

/// Reads a date and a time, in either order, as phones print them.
final class StampScanner {

  /// The glue of the rare shape `18.03.22 - 14:00; Name: text`.
  static final int DASH_GLUE = 127;

  /// As long as the longest known day-period word with its spaces.
  private static final int MAX_WORD = 24;

  private final Cursor in;
  private final Header header;
  private final HeaderWords words;
  private int width;

  StampScanner(Cursor in, Header header, HeaderWords words) {
    this.in = in;
    this.header = header;
    this.words = words;
  }

  /// Reads a stamp from the cursor's place; false when there is none.
  boolean scan() {
    int start = in.at();
    int first = number(4);
    if (first < 0) {
      return false;
    }
    header.timeFirst = width <= 2 && in.peek() == ':';
    if (!header.timeFirst) {
      return date(first) && glue() && periodBefore() && time() && periodAfter();
    }
    in.backTo(start);
    return time() && periodAfter() && glue() && date(number(4));
  }

  private boolean date(int first) {
    if (first < 0) {
      return false;
    }
    header.addField(first, width);
    in.skipMarks();
    header.dateSeparator = in.peek();
    if (!isDateSeparator(header.dateSeparator) || !field(2)) {
      return false;
    }
    int secondEnd = in.at();
    in.skipMarks();
    if (header.dateSeparator == ' ' || in.peek() != header.dateSeparator || !field(4)) {
      in.backTo(secondEnd);
      return header.widths[0] <= 2;
    }
    ending();
    return isYearOnce();
  }

  private boolean isDateSeparator(int c) {
    return c == '/' || c == '.' || c == '-' || (c == ' ' && header.timeFirst);
  }

  private boolean field(int digits) {
    int before = in.at();
    in.skip();
    header.spacedDate |= in.skipBlanks();
    int value = number(digits);
    if (value < 0) {
      in.backTo(before);
      return false;
    }
    header.addField(value, width);
    return true;
  }

  private boolean isYearOnce() {
    int[] widths = header.widths;
    return widths[0] == 4 ? widths[2] <= 2 : widths[0] <= 2 && (widths[2] == 2 || widths[2] == 4);
  }

  /// A dot after the date (hr, hu, ko) or a word that names the era or the year.
  private void ending() {
    if (in.peek() == '.' && Character.digit(in.peekAscii(1), 10) < 0) {
      in.skip();
      header.trailingDot = true;
    }
    int before = in.at();
    if (!in.skipBlanks() || !Character.isLetter(in.peek()) || !words.isEnding(word())) {
      in.backTo(before);
    }
  }

  private boolean glue() {
    in.skipMarks();
    header.comma = in.take(',') ? 1 : in.take('،') ? 2 : 0;
    if (!in.skipBlanks()) {
      return false;
    }
    if (in.peek() == '-') {
      in.skip();
      header.glueWord = DASH_GLUE;
      return in.skipBlanks();
    }
    if (!Character.isLetter(in.peek())) {
      return true;
    }
    int before = in.at();
    header.glueWord = words.glue(word());
    if (header.glueWord == 0) {
      in.backTo(before);
      return true;
    }
    return in.skipBlanks();
  }

  private boolean periodBefore() {
    if (!Character.isLetter(in.peek())) {
      return true;
    }
    if (!period()) {
      return false;
    }
    header.periodBefore = true;
    in.skipBlanks();
    return header.period != Period.UNKNOWN;
  }

  private boolean time() {
    header.hour = number(2);
    header.hourWidth = width;
    in.skipMarks();
    header.timeSeparator = in.peek();
    if (header.hour < 0) {
      return false;
    }
    if (header.timeSeparator != ':' && header.timeSeparator != '.') {
      return spelledTime();
    }
    in.skip();
    header.minute = twoDigits();
    if (header.minute < 0) {
      return false;
    }
    if (in.peek() == header.timeSeparator && Character.digit(in.peekAscii(1), 10) >= 0) {
      in.skip();
      header.second = twoDigits();
      return header.second >= 0;
    }
    timeEnding();
    return true;
  }

  private void timeEnding() {
    int before = in.at();
    if (!in.skipBlanks() || !Character.isLetter(in.peek()) || !words.isEnding(word())) {
      in.backTo(before);
    }
  }

  /// `14 h 30` and `14 h 30 min 05 s` (fr-CA).
  private boolean spelledTime() {
    header.timeSeparator = 'h';
    in.skipBlanks();
    if (!in.take('h') || !in.skipBlanks()) {
      return false;
    }
    header.minute = twoDigits();
    int before = in.at();
    if (in.skipBlanks() && in.take('m') && in.take('i') && in.take('n') && in.skipBlanks()) {
      header.second = twoDigits();
      in.skipBlanks();
      return header.second >= 0 && in.take('s');
    }
    in.backTo(before);
    return header.minute >= 0;
  }

  private boolean periodAfter() {
    int before = in.at();
    in.skipBlanks();
    if (header.hasPeriod() || !Character.isLetter(in.peek()) || !period()) {
      in.backTo(before);
    }
    return true;
  }

  /// One or two words: `PM`, `p. m.`. A word that is not known is taken only where the stamp then
  /// ends.
  private boolean period() {
    int start = in.at();
    header.periodUpper = Character.isUpperCase(in.peek());
    String first = word();
    int firstEnd = in.at();
    Period period = words.period(first);
    if (period == Period.UNKNOWN && in.skipBlanks() && Character.isLetter(in.peek())) {
      period = words.period(first + word());
    }
    if (period == Period.UNKNOWN) {
      in.backTo(firstEnd);
      if (!isStampEnd()) {
        in.backTo(start);
        return false;
      }
    }
    header.period = period;
    return true;
  }

  private boolean isStampEnd() {
    int before = in.at();
    in.skipMarks();
    boolean ends = in.peek() == ']' || (in.skipBlanks() && in.peek() == '-');
    in.backTo(before);
    return ends;
  }

  /// The letters, joiners and dots from here.
  private String word() {
    var word = new StringBuilder();
    while (word.length() < MAX_WORD && isWordPart(in.peek())) {
      word.appendCodePoint(in.peek());
      in.skip();
    }
    return word.toString();
  }

  private static boolean isWordPart(int c) {
    if (c < 0) {
      return false;
    }
    int type = Character.getType(c);
    return Character.isLetter(c)
        || c == '.'
        || c == 0x200C
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private int twoDigits() {
    int value = number(2);
    return width == 2 ? value : -1;
  }

  /// A number of at most this many digits, of any script; -1 when there is none or it is longer.
  private int number(int digits) {
    in.skipMarks();
    int value = 0;
    width = 0;
    for (int digit; (digit = Character.digit(in.peek(), 10)) >= 0; width++) {
      value = value * 10 + digit;
      in.skip();
      if (width == digits) {
        return -1;
      }
    }
    return width == 0 ? -1 : value;
  }
}
