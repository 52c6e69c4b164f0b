package sealbag.parsers.whatsapp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Record;
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

  /// Of the line that [#ahead] opens, where known: the end of a name without a colon in it, and the
  /// [Signs] in what follows the name, or follows the header where there is no such name.
  private int aheadColon = NameEnd.NONE;

  private int aheadSigns = Signs.UNKNOWN;

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
    read();
    return true;
  }

  /// Moves to record `n`, which is known to start at that place of the text, on that line.
  void moveTo(long n, long place, long line) throws IOException {
    lines.moveTo(place, line, 0);
    requireSame(lines.begin() && isHeader());
    records = n - 1;
    read();
  }

  /// Sets the draft's places to those of a record that was read before, that stands in the file as
  /// it stands in the buffer, and whose name is known.
  ///
  /// @throws IOException also where it no longer stands there
  void show(Record known, Name name) throws IOException {
    int length = (int) (known.byteEnd() - known.byteStart());
    lines.moveTo(known.byteStart(), known.line(), length);
    byte[] bytes = lines.buffer();
    int from = lines.start();
    requireSame(lines.filled() - from >= length);
    int to = withoutLineEnd(bytes, from, from + length);
    int lineFeed = known.lineCount() == 1 ? to : Words.find((byte) '\n', bytes, from, to);
    draft.clear();
    draft.bytes = bytes;
    draft.bodyEnd = to;
    draft.firstLineEnd = lineFeed == to ? to : withoutLineEnd(bytes, from, lineFeed + 1);
    requireSame(scanner.scan(bytes, from, draft.firstLineEnd, draft.header));
    draft.setPlainName(NameEnd.NONE, Signs.UNKNOWN);
    draft.setNoName();
    if (!name.isNone()) {
      int colon = draft.header.bodyStart + name.bytes;
      requireSame(colon < to && bytes[colon] == ':');
      draft.setName(colon);
    }
  }

  private static int withoutLineEnd(byte[] bytes, int from, int end) {
    int to = end > from && bytes[end - 1] == '\n' ? end - 1 : end;
    return to < end && to > from && bytes[to - 1] == '\r' ? to - 1 : to;
  }

  private static void requireSame(boolean found) throws IOException {
    if (!found) {
      throw new IOException("the text changed while it was read; read it again");
    }
  }

  private void read() throws IOException {
    open();
    atHeader = false;
    while (!atHeader && lines.begin()) {
      line();
    }
    close();
  }

  /// The record; valid until the next call of [#next()].
  Draft draft() {
    return draft;
  }

  private boolean findFirst() throws IOException {
    while (records == 0 && lines.begin()) {
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

  /// Finishes the line that was begun, and tells whether it opens with a header. Where that is like
  /// one before, header, name and line end are found in one walk over the line.
  private boolean isHeader() throws IOException {
    int from = lines.start();
    aheadColon = NameEnd.NONE;
    aheadSigns = Signs.UNKNOWN;
    if (lines.isContinued() || !scanner.scanLike(lines.buffer(), from, lines.filled(), ahead)) {
      lines.finish(from);
      return !lines.isContinued()
          && scanner.scan(lines.buffer(), ByteOrderMark.skip(lines), lines.contentEnd(), ahead);
    }
    int colon = NameEnd.findPlain(lines.buffer(), ahead.bodyStart, lines.filled());
    lines.finish(colon == NameEnd.NONE ? ahead.bodyStart : colon + NameEnd.BYTES);
    int moved = lines.start() - from;
    ahead.move(moved);
    aheadColon = colon == NameEnd.NONE ? colon : colon + moved;
    aheadSigns = lines.signs();
    return true;
  }

  private boolean opensRecord() {
    return fits() && layout.followsRightly(lines);
  }

  private boolean fits() {
    Stencil stencil = ahead.stencil;
    if (stencil == null || !stencil.fitsAll) {
      boolean fits = layout.fits(ahead);
      if (stencil != null && fits && !ahead.byteOrderMark) {
        stencil.fitsAll = layout.tally().padding().fitsAll(ahead);
      }
      return fits;
    }
    return true;
  }

  /// Where the text is read from.
  LineReader lines() {
    return lines;
  }

  /// Finds headers as this reader does.
  HeaderScanner scanner() {
    return scanner;
  }

  /// The stencil of the header that the next record opens with, if all its headers fit the layout;
  /// null otherwise, and at the end.
  @Nullable Stencil nextStencil() {
    Stencil stencil = atHeader ? ahead.stencil : null;
    return stencil != null && stencil.fitsAll ? stencil : null;
  }

  /// Takes note of records that somebody else has read, from the next one up to the one that starts
  /// at that place of the buffer, on that line.
  void passed(int count, int start, long line) throws IOException {
    records += count;
    recordBytes += start - lines.start();
    lines.restart(start, line);
    requireSame(lines.begin() && isHeader());
  }

  private void line() throws IOException {
    boolean header = isHeader();
    if (header && opensRecord()) {
      atHeader = true;
      return;
    }
    if (!lines.isContinued()) {
      draft.lineCount++;
      crLfInside |= lines.afterCrLf();
    }
    draft.bodyEnd = lines.contentEnd() - lines.held();
    bodyEndOffset = lines.offset() + lines.contentEnd() - lines.start();
    draft.addSigns(header ? Signs.UNKNOWN : lines.signs());
    look();
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
    draft.unchecked = LineReader.HEAD_BYTES;
    draft.setPlainName(aheadColon, aheadSigns);
    look();
    draft.move(-lines.held());
    if (header.byteOrderMark) {
      draft.flag(Kind.BYTE_ORDER_MARK);
    }
  }

  /// What may no longer be in memory when the record is whole is looked at as it passes.
  private void look() {
    if (lines.end() - lines.held() > LineReader.HEAD_BYTES) {
      draft.utf8 &= Utf8.isWellFormed(lines.buffer(), lines.start(), lines.contentEnd());
      draft.unchecked = Math.min(draft.unchecked, lines.start() - lines.held());
    }
  }

  private void close() {
    draft.byteEnd = lines.offset();
    recordBytes += draft.byteEnd - draft.byteStart;
    draft.bytes = lines.buffer();
    draft.move(lines.held());
    draft.start = lines.held();
    if (lines.isCut()) {
      cut();
    } else if (crLfInside) {
      join();
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
    draft.asInFile = false;
    draft.move(-from);
    draft.start = 0;
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
