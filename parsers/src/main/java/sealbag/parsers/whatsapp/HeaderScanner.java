package sealbag.parsers.whatsapp;

import org.jspecify.annotations.Nullable;
import sealbag.parsers.whatsapp.Header.Separator;

/// Finds a header at the start of a line, by its shape alone: no phrase of the app is needed. The
/// grammar is that of [WhatsAppFormat]. Not for use by two threads at once.
final class HeaderScanner {

  private final Cursor in = new Cursor();
  private final Header header = new Header();
  private final StampScanner stamp;
  private final Stencils stencils = new Stencils();

  HeaderScanner(HeaderWords words) {
    stamp = new StampScanner(in, header, words);
  }

  /// Whether the line opens with a header like one before, which is then put into `found`. Where
  /// the line ends need not be known.
  boolean scanLike(byte[] line, int from, int to, Header found) {
    return stencils.read(line, from, to, found);
  }

  /// The stencil of a header like one before that fits the layout whatever its numbers are; null
  /// where the line opens with none. Where the line ends need not be known.
  @Nullable Stencil ordinary(byte[] line, int from, int to, Stencil likeliest) {
    return stencils.find(line, from, to, likeliest);
  }

  /// Whether the line opens with a header, which is then put into `found`. `to` excludes the line
  /// end.
  boolean scan(byte[] line, int from, int to, Header found) {
    if (from == to || !canOpen(line, from, to)) {
      return false;
    }
    if (stencils.read(line, from, to, found)) {
      return true;
    }
    if (!read(line, from, to)) {
      return false;
    }
    header.keyDate();
    header.shape = HeaderShape.of(header);
    stencils.add(header, line, from);
    found.set(header);
    return true;
  }

  /// A digit, a bracket, the first byte of a mark or of another script, or the letter of a Japanese
  /// era.
  static boolean canOpen(byte[] line, int from, int to) {
    byte first = line[from];
    if (first <= '9') {
      return first < 0 || first >= '0';
    }
    return first == '[' || (first >= 'A' && from + 1 < to && isDigit(line[from + 1]));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean read(byte[] line, int from, int to) {
    in.over(line, from, to);
    in.skipMarks();
    boolean bracket = in.take('[');
    if (bracket) {
      in.skipMarks();
    }
    if (!stamp.mayBegin()) {
      return false;
    }
    header.clear();
    header.bracket = bracket;
    header.stampStart = in.at();
    if (!stamp.scan()) {
      return false;
    }
    header.stampEnd = in.at();
    if (!(bracket ? bracketEnd() : openEnd())) {
      return false;
    }
    header.bodyStart = in.at();
    header.byteOrderMark = in.sawByteOrderMark();
    return true;
  }

  private boolean bracketEnd() {
    in.skipMarks();
    header.separator = Separator.BRACKET;
    if (!in.take(']')) {
      return false;
    }
    return in.take(' ') || in.atEnd();
  }

  private boolean openEnd() {
    if (in.skipBlanks() && in.take('-') && (in.take(' ') || in.atEnd())) {
      header.separator = Separator.DASH;
      return true;
    }
    in.backTo(header.stampEnd);
    return header.period != DayPeriod.UNKNOWN && header.hasYear() && legacyEnd();
  }

  private boolean legacyEnd() {
    if (header.hasPeriod() && endsWithLetter()) {
      return bareEnd();
    }
    in.skipMarks();
    if (in.take(':')) {
      header.separator = Separator.COLON;
      return in.take(' ') || in.atEnd();
    }
    if (header.glueWord == StampScanner.DASH_GLUE) {
      header.separator = Separator.SEMICOLON;
      return in.take(';') && in.take(' ');
    }
    return bareEnd();
  }

  /// `A`, which some phones print for AM, is a name where no other follows.
  private boolean endsWithLetter() {
    in.backTo(header.stampEnd - 3);
    boolean afterDigit = isDigit((byte) in.peekAscii(0)) && in.peekAscii(1) == ' ';
    boolean letter = afterDigit && Character.isLetter(in.peekAscii(2));
    int colons = 0;
    for (in.backTo(header.stampEnd); letter && !in.atEnd(); in.skip()) {
      colons += in.peek() == ':' && (in.peekAscii(1) == ' ' || in.peekAscii(1) < 0) ? 1 : 0;
    }
    in.backTo(header.stampEnd);
    return letter && colons < 2;
  }

  private boolean bareEnd() {
    header.separator = Separator.SPACE;
    in.backTo(header.stampEnd);
    stamp.dropWordsAfterTime();
    header.stampEnd = in.at();
    in.skipMarks();
    return in.take(' ') && !in.atEnd();
  }
}
