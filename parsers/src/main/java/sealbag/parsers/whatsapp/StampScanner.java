package sealbag.parsers.whatsapp;

import sealbag.parsers.whatsapp.HeaderWords.Era;

/// Reads a date and a time, in either order, as phones print them.
///
/// ```
/// 23/03/2022, 13:31      23.3.22 klo 13.31      2022. 3. 23. 오후 1:31      R4/3/23 13:31
/// 1:31 PM, 3/23/22       2022年3月23日 下午1:31   2022-03-23 13 h 31 min 07 s
/// ```
final class StampScanner {

  /// The glue of `08-03-2024 - 15:04` (Wolof) and of the rare `18.03.22 - 14:00; Name: text`.
  static final int DASH_GLUE = 127;

  private final Cursor in;
  private final Header header;
  private final HeaderWords words;
  private final DateScanner date;
  private final TimeScanner time;

  StampScanner(Cursor in, Header header, HeaderWords words) {
    this.in = in;
    this.header = header;
    this.words = words;
    var numbers = new NumberScanner(in, header);
    date = new DateScanner(in, header, words, numbers);
    time = new TimeScanner(in, header, words, numbers);
  }

  /// Whether a stamp may begin at the cursor's place.
  boolean mayBegin() {
    int c = in.peek();
    return Character.digit(c, 10) >= 0 || (Character.isLetter(c) && words.mayBegin(c));
  }

  /// Reads a stamp from the cursor's place; false when there is none.
  boolean scan() {
    int start = in.at();
    if (Character.digit(in.peek(), 10) < 0) {
      return scanWordFirst();
    }
    if (dateFirst()) {
      return true;
    }
    in.backTo(start);
    header.clear();
    header.timeFirst = true;
    return time.scan() && time.periodAfter() && glue() && date.scan();
  }

  /// Drops the words after the time, and the cursor's place with them: where nothing separates the
  /// stamp from the name, `Sub` or `H.` is rather a name.
  void dropWordsAfterTime() {
    if (!header.timeFirst && !header.periodBefore) {
      time.dropWordsAfter();
    }
  }

  private boolean dateFirst() {
    return date.scan() && glue() && time.periodBefore() && time.scan() && time.periodAfter();
  }

  /// `R4/3/18 14:00` with an era, or `ŋdi ga 9:04 3/8/24` (Ewe).
  private boolean scanWordFirst() {
    int start = in.at();
    Era era = words.era(in);
    if (era != null) {
      header.era = era;
      in.skipBlanks();
      return dateFirst();
    }
    in.backTo(start);
    header.timeFirst = true;
    return time.knownPeriodBefore() && time.scan() && glue() && date.scan();
  }

  private boolean glue() {
    in.skipMarks();
    header.comma = comma(in.peek());
    if (header.comma != 0) {
      in.skip();
    }
    // 2022年3月23日下午1:31
    if (!in.skipBlanks() && header.dateSeparator != DateScanner.UNITS) {
      return false;
    }
    if (in.peek() == '-') {
      in.skip();
      header.glueWord = DASH_GLUE;
      return in.skipBlanks();
    }
    if (Character.isLetter(in.peek())) {
      glueWord();
    }
    return true;
  }

  /// The word may also be that for AM or PM, before the time.
  private void glueWord() {
    int before = in.at();
    if (words.period(in) == null) {
      header.glueWord = words.glue(in);
      in.skipBlanks();
    } else {
      in.backTo(before);
    }
  }

  private static int comma(int character) {
    return switch (character) {
      case ',' -> 1;
      case '،' -> 2;
      case '，' -> 3;
      default -> 0;
    };
  }
}
