package sealbag.parsers.whatsapp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Utf8;
import sealbag.parsers.chat.Warning.Kind;

/// Cuts a text into its preamble and its records. A record reaches from its header to the next one,
/// line ends included, so that no byte is left over.
final class RecordReader {

  private final LineReader lines;
  private final Layout layout;
  private final HeaderScanner scanner;
  private final @Nullable Survey survey;
  private final LongText.Again again;
  private final Draft draft = new Draft();
  private Header ahead = new Header();

  /// A stencil whose headers fit the layout whatever their numbers are.
  private @Nullable Stencil fitting;

  private final Bytes joined = new Bytes();
  private final Preamble preamble = new Preamble();
  private long records;
  private long recordBytes;
  private boolean atHeader;
  private boolean crLfInside;
  private long lineOffset;
  private long bodyEndOffset;

  /// @param survey hears of the headers that open no record; null where nobody asks
  RecordReader(
      LineReader lines,
      Layout layout,
      HeaderWords words,
      @Nullable Survey survey,
      LongText.Again again) {
    this.lines = lines;
    this.layout = layout;
    this.scanner = new HeaderScanner(words);
    this.survey = survey;
    this.again = again;
  }

  /// Moves to the next record, in file order; false after the last.
  boolean next() throws IOException {
    if (!atHeader && !findFirst()) {
      return false;
    }
    open();
    atHeader = false;
    while (!atHeader && lines.next()) {
      if (lines.isContinued()) {
        carryOn();
      } else {
        line();
      }
    }
    close();
    return true;
  }

  /// The record; valid until the next call of [#next()].
  Draft draft() {
    return draft;
  }

  private boolean findFirst() throws IOException {
    while (records == 0 && lines.next()) {
      lines.hold();
      boolean header = isHeader();
      // What stood before it is none of the app's, and says nothing about its line ends.
      if (header && fits()) {
        return true;
      }
      preamble.add(lines);
      if (header && survey != null) {
        survey.add(ahead, lines);
      }
    }
    return false;
  }

  private boolean isHeader() {
    return !lines.isContinued()
        && scanner.scan(lines.buffer(), ByteOrderMark.skip(lines), lines.contentEnd(), ahead);
  }

  private boolean opensRecord() {
    return fits() && layout.followsRightly(lines);
  }

  private boolean fits() {
    Stencil stencil = ahead.stencil;
    if (stencil == null) {
      return layout.fits(ahead);
    }
    if (stencil == fitting) {
      return true;
    }
    boolean fits = layout.fits(ahead);
    if (fits && layout.tally().padding().fitsAll(ahead)) {
      fitting = stencil;
    }
    return fits;
  }

  private void line() {
    boolean header = isHeader();
    if (header && opensRecord()) {
      atHeader = true;
      return;
    }
    draft.lineCount++;
    crLfInside |= lines.afterCrLf();
    carryOn();
    if (header) {
      inside();
    }
  }

  private void inside() {
    if (survey != null) {
      survey.addInside(ahead, lines);
    }
    if (fits()) {
      draft.flag(Kind.SUSPECT_BOUNDARY, lines.number());
    } else if (isForeign()) {
      draft.flag(Kind.FOREIGN_HEADER, lines.number());
    }
  }

  private void open() {
    records++;
    lines.hold();
    int from = ByteOrderMark.skip(lines);
    if (ByteOrderMark.opens(lines)) {
      preamble.addByteOrderMark();
    }
    draft.clear();
    draft.n = records;
    draft.line = lines.number();
    draft.lineCount = 1;
    draft.byteStart = lines.offset() + from - lines.start();
    draft.bytes = lines.buffer();
    Header header = ahead;
    ahead = draft.header;
    draft.header = header;
    draft.firstLineEnd = lines.contentEnd();
    crLfInside = false;
    lineOffset = lines.offset();
    draft.bodyEnd = lines.contentEnd();
    bodyEndOffset = lines.offset() + lines.contentEnd() - lines.start();
    draft.afterCrLf = lines.afterCrLf();
    draft.ascii = true;
    draft.utf8 = true;
    look();
    draft.move(-lines.held());
    if (header.byteOrderMark) {
      draft.flag(Kind.BYTE_ORDER_MARK);
    }
  }

  private void carryOn() {
    draft.bodyEnd = lines.contentEnd() - lines.held();
    bodyEndOffset = lines.offset() + lines.contentEnd() - lines.start();
    look();
  }

  private void look() {
    if (!lines.isAscii()) {
      draft.ascii = false;
      draft.utf8 &= Utf8.isWellFormed(lines.buffer(), lines.start(), lines.contentEnd());
    }
  }

  private void close() {
    draft.byteEnd = lines.offset();
    recordBytes += draft.byteEnd - draft.byteStart;
    draft.bytes = lines.buffer();
    draft.move(lines.held());
    if (lines.isCut()) {
      cut();
    } else if (crLfInside) {
      join();
    }
    if (!draft.utf8) {
      draft.flag(Kind.INVALID_UTF8);
    }
    draft.setNoName();
  }

  /// Only the head is in memory; the whole text can be read again.
  private void cut() {
    int from = lines.held();
    draft.longText = new LongText(again, lineOffset + draft.header.bodyStart - from, bodyEndOffset);
    draft.bodyEnd = Utf8.wholeCharacters(draft.bytes, from, from + LineReader.HEAD_BYTES);
    draft.firstLineEnd = Math.min(draft.firstLineEnd, draft.bodyEnd);
  }

  /// Leaves CR LF inside the record as LF.
  private void join() {
    int from = lines.held();
    joined.clear();
    for (int at = from; at < draft.bodyEnd; ) {
      int lineFeed = Words.find((byte) '\n', draft.bytes, at, draft.bodyEnd);
      boolean crLf = lineFeed < draft.bodyEnd && draft.bytes[lineFeed - 1] == '\r';
      joined.add(draft.bytes, at, crLf ? lineFeed - 1 : lineFeed);
      if (lineFeed < draft.bodyEnd) {
        joined.addLineFeed();
      }
      at = lineFeed + 1;
    }
    draft.bytes = joined.array();
    draft.move(-from);
    draft.bodyEnd = joined.length();
  }

  Preamble preamble() {
    return preamble;
  }

  /// The totals, after the last record.
  End end() {
    return new End(records, lines.number(), lines.offset(), preamble.bytes(), recordBytes);
  }

  /// A log stamp is not a header: it lacks the separator, or the name.
  private boolean isForeign() {
    return ahead.separator != Header.Separator.SPACE
        && NameEnd.find(lines.buffer(), ahead.bodyStart, lines.contentEnd()) != NameEnd.NONE;
  }
}
