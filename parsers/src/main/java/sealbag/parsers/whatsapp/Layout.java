package sealbag.parsers.whatsapp;

import sealbag.parsers.chat.Chat.Calendar;
import sealbag.parsers.chat.Chat.Clock;
import sealbag.parsers.chat.Chat.Platform;

/// How one file is printed: what its headers look like, what stands before them, what the date
/// order is, and which of its names hold a colon. Decided once per file, from all of it.
record Layout(ShapeTally tally, LineEnd before, DateOrderVerdict verdict, LongNames longNames) {

  /// The line end before a header.
  enum LineEnd {
    LF,
    CRLF,
    EITHER
  }

  HeaderShape shape() {
    return tally.shape();
  }

  Platform platform() {
    return shape().separator().platform();
  }

  /// Whether texts of this file open with the app's mark at all.
  boolean isMarked() {
    return tally.markedBodies() > 0;
  }

  Clock clock() {
    return shape().hasPeriod() && !tally.countsTo23()
        ? Clock.TWELVE_HOURS
        : Clock.TWENTY_FOUR_HOURS;
  }

  /// The calendar that most stamps count in.
  Calendar calendar() {
    return tally.evidence().calendar(verdict.order());
  }

  StampReading reading() {
    return new StampReading(verdict.order(), tally.periods(), tally.countsTo23());
  }

  /// Whether the header on this line is printed as those of the file are.
  boolean fits(Header header) {
    return header.shape.key() == shape().key() && tally.padding().fits(header);
  }

  /// Whether the line end before the line is that of every other record.
  boolean followsRightly(LineReader lines) {
    return switch (before) {
      case EITHER -> true;
      case LF -> lines.number() == 1 || !lines.afterCrLf();
      case CRLF -> lines.number() == 1 || lines.afterCrLf();
    };
  }

  /// Whether the file's records read the same under the other layout: what the first part of a file
  /// shows is mostly what all of it does.
  boolean readsLike(Layout other) {
    return shape().key() == other.shape().key()
        && before == other.before
        && reading().equals(other.reading())
        && tally.padding().habit() == other.tally.padding().habit()
        && isMarked() == other.isMarked()
        && longNames.isLike(other.longNames);
  }
}
