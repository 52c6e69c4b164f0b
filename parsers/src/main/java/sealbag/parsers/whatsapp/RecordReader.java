package sealbag.parsers.whatsapp;

import java.io.IOException;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Warning.Kind;

/// Cuts a text into its preamble and its records. A record reaches from its header to the next one,
/// line ends included, so that no byte is left over.
final class RecordReader {

  private final LineReader lines;
  private final Layout layout;
  private final HeaderScanner scanner;
  private final Draft draft = new Draft();
  private final Preamble preamble = new Preamble();
  private long records;
  private long recordBytes;

  RecordReader(LineReader lines, Layout layout, HeaderWords words) {
    this.lines = lines;
    this.layout = layout;
    this.scanner = new HeaderScanner(words);
  }

  /// Takes one record.
  @FunctionalInterface
  interface Taker {
    void take(Draft draft) throws IOException;
  }

  /// Hands on every record, whole, in file order. The draft is valid until the taker returns.
  void forEach(Taker taker) throws IOException {
    while (lines.next()) {
      int from = ByteOrderMark.skip(lines);
      boolean header = scanner.scan(lines.buffer(), from, lines.contentEnd());
      boolean own = header && layout.fits(scanner.header());
      if (own && layout.followsRightly(lines)) {
        close(taker);
        open(from);
      } else if (records == 0) {
        preamble.add(lines);
      } else {
        carryOn(header, own);
      }
    }
    close(taker);
  }

  private void close(Taker taker) throws IOException {
    if (records > 0) {
      draft.byteEnd = lines.offset();
      recordBytes += draft.byteEnd - draft.byteStart;
      taker.take(draft);
    }
  }

  private void open(int from) {
    Header header = scanner.header();
    if (ByteOrderMark.opens(lines)) {
      preamble.addByteOrderMark();
    }
    records++;
    draft.clear();
    draft.n = records;
    draft.line = lines.number();
    draft.lineCount = 1;
    draft.byteStart = lines.offset() + from - lines.start();
    draft.header.set(header);
    draft.body.add(lines.buffer(), header.bodyStart, lines.contentEnd());
    draft.firstLineEnd = draft.body.length();
    draft.stamp.add(lines.buffer(), header.stampStart, header.stampEnd);
    if (header.byteOrderMark) {
      draft.flag(Kind.BYTE_ORDER_MARK);
    }
    if (!draft.stamp.isUtf8()) {
      draft.flag(Kind.INVALID_UTF8);
    }
  }

  private void carryOn(boolean header, boolean own) {
    draft.lineCount++;
    draft.body.addLineFeed();
    draft.body.add(lines.buffer(), lines.start(), lines.contentEnd());
    if (own) {
      draft.flag(Kind.SUSPECT_BOUNDARY, lines.number());
    } else if (header && isForeign()) {
      draft.flag(Kind.FOREIGN_HEADER, lines.number());
    }
  }

  /// A log stamp is not a header: it lacks the separator, or the name.
  private boolean isForeign() {
    Header header = scanner.header();
    return header.separator != Header.Separator.SPACE
        && NameEnd.find(lines.buffer(), header.bodyStart, lines.contentEnd()) != NameEnd.NONE;
  }

  Preamble preamble() {
    return preamble;
  }

  /// The totals, after [#forEach].
  End end() {
    return new End(records, lines.number(), lines.offset(), preamble.bytes(), recordBytes);
  }
}
