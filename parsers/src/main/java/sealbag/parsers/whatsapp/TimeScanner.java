package sealbag.parsers.whatsapp;

/// Reads a time of day and the word for the half or the part of the day beside it.
final class TimeScanner {

  /// Stands for the separators of `14 h 30 min 05 s`.
  static final int UNITS = 'h';

  /// Longer than any word for a part of the day.
  private static final int MAX_WORD = 24;

  private final Cursor in;
  private final Header header;
  private final HeaderWords words;
  private final NumberScanner numbers;
  private int end;

  TimeScanner(Cursor in, Header header, HeaderWords words, NumberScanner numbers) {
    this.in = in;
    this.header = header;
    this.words = words;
    this.numbers = numbers;
  }

  /// Reads a time from the cursor's place; false when there is none.
  boolean scan() {
    boolean found = read();
    end = in.at();
    return found;
  }

  private boolean read() {
    header.hour = numbers.read(2);
    header.hourWidth = numbers.width();
    if (header.hour < 0) {
      return false;
    }
    in.skipMarks();
    header.timeSeparator = in.peek();
    if (header.timeSeparator != ':' && header.timeSeparator != '.') {
      return byUnits();
    }
    in.skip();
    if (!minute()) {
      return false;
    }
    if (in.peek() == header.timeSeparator && isDigitNext()) {
      in.skip();
      return second();
    }
    return true;
  }

  private boolean isDigitNext() {
    int before = in.at();
    in.skip();
    boolean digit = Character.digit(in.peek(), 10) >= 0;
    in.backTo(before);
    return digit;
  }

  /// One digit after a colon alone: Yoruba prints `15:4:9`.
  private boolean minute() {
    header.minute = numbers.read(2);
    header.minuteWidth = numbers.width();
    return header.minute >= 0 && (header.minuteWidth == 2 || header.timeSeparator == ':');
  }

  private boolean second() {
    header.second = numbers.read(2);
    header.secondWidth = numbers.width();
    return header.second >= 0 && (header.secondWidth == 2 || header.timeSeparator == ':');
  }

  /// `14 h 30`, `14 h 30 min 05 s` (fr-CA), `9时30分`, `9시 30분`.
  private boolean byUnits() {
    header.timeSeparator = UNITS;
    in.skipBlanks();
    if (!words.takeHour(in)) {
      return false;
    }
    in.skipBlanks();
    if (!minute()) {
      return false;
    }
    int before = in.at();
    in.skipBlanks();
    if (!words.takeMinute(in)) {
      in.backTo(before);
      return true;
    }
    secondByUnit();
    return true;
  }

  private void secondByUnit() {
    int before = in.at();
    in.skipBlanks();
    header.second = numbers.read(2);
    header.secondWidth = numbers.width();
    if (header.second < 0) {
      in.backTo(before);
      return;
    }
    before = in.at();
    in.skipBlanks();
    if (!words.takeSecond(in)) {
      in.backTo(before);
    }
  }

  /// Takes back what [#periodAfter] read, unless it is AM or PM.
  void dropWordsAfter() {
    if (!words.isAmOrPm(header.period)) {
      header.period = DayPeriod.NONE;
      header.periodUpper = false;
      in.backTo(end);
    }
  }

  /// A known word before the time, with the glue word that may follow it.
  boolean knownPeriodBefore() {
    return knownPeriod() && beforeTime();
  }

  /// `PM` before the time, with the glue word that may follow it. True also where there is none. A
  /// word that is not known may be either.
  boolean periodBefore() {
    if (!Character.isLetter(in.peek())) {
      return true;
    }
    if (!knownPeriod()) {
      note(DayPeriod.UNKNOWN, in.peek());
      skipWord();
    }
    return beforeTime();
  }

  private boolean beforeTime() {
    header.periodBefore = true;
    in.skipBlanks();
    if (Character.isLetter(in.peek())) {
      header.glueWord = words.glue(in);
      in.skipBlanks();
    }
    return true;
  }

  private void note(DayPeriod period, int firstLetter) {
    header.period = period;
    header.periodUpper = Character.isUpperCase(firstLetter);
  }

  /// `PM` after the time, and words without meaning around it. Always true.
  boolean periodAfter() {
    if (!knownPeriod()) {
      ending();
      if (!knownPeriod()) {
        unknownPeriod();
      }
    }
    ending();
    return true;
  }

  private boolean knownPeriod() {
    int before = in.at();
    in.skipBlanks();
    int c = in.peek();
    DayPeriod period = header.hasPeriod() || !Character.isLetter(c) ? null : words.period(in);
    if (period == null) {
      in.backTo(before);
      return false;
    }
    note(period, c);
    return true;
  }

  /// A word that is not known is taken only where the stamp then ends; several, only in brackets.
  private void unknownPeriod() {
    int before = in.at();
    in.skipBlanks();
    int c = in.peek();
    if (!header.hasPeriod() && Character.isLetter(c)) {
      skipWord();
      if (isStampEnd() || (header.bracket && skipWordsToBracket())) {
        note(DayPeriod.UNKNOWN, c);
        return;
      }
    }
    in.backTo(before);
  }

  private void ending() {
    int before = in.at();
    if (!in.skipBlanks() || !Character.isLetter(in.peek()) || !words.takeTimeEnd(in)) {
      in.backTo(before);
    }
  }

  private void skipWord() {
    for (int i = 0; i < MAX_WORD && isPart(in.peek()); i++) {
      in.skip();
    }
  }

  private boolean skipWordsToBracket() {
    for (int i = 0; i < MAX_WORD && isInWords(in.peek()); i++) {
      in.skip();
    }
    return in.peek() == ']';
  }

  private static boolean isInWords(int c) {
    return c >= 0 && c != ']' && c != ':' && Character.digit(c, 10) < 0;
  }

  private static boolean isPart(int c) {
    return c == '.' || c == 0x200C || WordTree.isWordPart(c);
  }

  private boolean isStampEnd() {
    int before = in.at();
    in.skipMarks();
    boolean ends = (header.bracket && in.peek() == ']') || (in.skipBlanks() && in.peek() == '-');
    in.backTo(before);
    return ends;
  }
}
