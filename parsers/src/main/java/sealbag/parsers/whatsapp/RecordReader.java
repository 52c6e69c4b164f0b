package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.Warning.Kind;

/// Cuts a text into its preamble and its records. A record reaches from its header to the next one,
/// line ends included, so that no byte is left over.
final class RecordReader {

  private final LineReader lines;
  private final Layout layout;
  private final HeaderScanner scanner;
  private final Preamble preamble = new Preamble();
  private long records;
  private long recordBytes;
  private @Nullable Draft open;

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

  /// Hands on every record, whole, in file order.
  void forEach(Taker taker) throws IOException {
    while (lines.next()) {
      Draft before = open;
      if (read() && before != null) {
        taker.take(close(before));
      }
    }
    if (open != null) {
      taker.take(close(open));
    }
  }

  private Draft close(Draft draft) {
    draft.byteEnd = lines.offset();
    recordBytes += draft.byteEnd - draft.byteStart;
    return draft;
  }

  /// Takes in one line; true when it opens a record.
  private boolean read() {
    int from = ByteOrderMark.skip(lines);
    boolean header = scanner.scan(lines.buffer(), from, lines.contentEnd());
    boolean own = header && layout.fits(scanner.header());
    if (own && layout.followsRightly(lines)) {
      begin(from);
      return true;
    }
    Draft draft = open;
    if (draft == null) {
      preamble.add(lines);
      return false;
    }
    carryOn(draft);
    if (own) {
      draft.flag(Kind.SUSPECT_BOUNDARY, lines.number());
    } else if (header && isForeign()) {
      draft.flag(Kind.FOREIGN_HEADER, lines.number());
    }
    return false;
  }

  private void begin(int from) {
    Header header = scanner.header();
    if (ByteOrderMark.opens(lines)) {
      preamble.addByteOrderMark();
    }
    records++;
    String stamp =
        new String(
            lines.buffer(),
            header.stampStart,
            header.stampEnd - header.stampStart,
            StandardCharsets.UTF_8);
    long start = lines.offset() + from - lines.start();
    var draft = new Draft(records, lines.number(), start, header.copy(), stamp);
    draft.body.add(lines.buffer(), header.bodyStart, lines.contentEnd());
    if (header.byteOrderMark) {
      draft.flag(Kind.BYTE_ORDER_MARK);
    }
    if (stamp.indexOf('\uFFFD') >= 0) {
      draft.flag(Kind.INVALID_UTF8);
    }
    open = draft;
  }

  private void carryOn(Draft draft) {
    draft.lineCount++;
    draft.body.addLineFeed();
    draft.body.add(lines.buffer(), lines.start(), lines.contentEnd());
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
