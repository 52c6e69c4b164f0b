package sealbag.parsers.whatsapp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.chat.Record;
import sealbag.parsers.chat.Utf8;

/// Walks ordinary records in one go: a header like those before, a name that is known, typed text
/// that holds nothing of what any phrase of the app has, time that does not run back, all of it in
/// the buffer. Most records are so. Whatever else comes is left to [RecordReader] and
/// [Interpreter], which would find the same of the ordinary ones, at leisure.
final class Stride {

  private final RecordReader records;
  private final LineReader lines;
  private final HeaderScanner scanner;
  private final Interpreter interpreter;
  private final Names names;
  private final Summary summary;
  private final Survey survey;
  private final Trail trail;
  private final Signs found = new Signs();
  private final Header header = new Header();
  private final Header other = new Header();

  private byte[] bytes = new byte[0];
  private int filled;
  private boolean afterCrLf;

  /// The record at hand: its places in the buffer, the [Signs] in its text, its number of lines.
  private int start;

  private int text;
  private int firstLineEnd;
  private int textEnd;
  private int end;
  private int signs;
  private int lineCount;
  private Name name = Name.NONE;
  private long second;

  /// The name up to its second colon, and where that is; [Name#NONE] where it has none.
  private Name longName = Name.NONE;

  private int longColon;

  /// The stencil of the header at [#end]; null where there is no ordinary one.
  private @Nullable Stencil next;

  Stride(
      RecordReader records, Interpreter interpreter, Summary summary, Survey survey, Trail trail) {
    this.records = records;
    this.lines = records.lines();
    this.scanner = records.scanner();
    this.interpreter = interpreter;
    this.names = interpreter.names();
    this.summary = summary;
    this.survey = survey;
    this.trail = trail;
  }

  /// Walks on from the header that the reader has come to, as far as the records are ordinary.
  void walk() throws IOException {
    Stencil stencil = records.nextStencil();
    if (stencil == null || !interpreter.knowsTyped()) {
      return;
    }
    ShapeTally tally = null;
    bytes = lines.buffer();
    filled = lines.filled();
    afterCrLf = lines.afterCrLf();
    start = lines.start();
    long line = lines.number();
    int count = 0;
    while (stencil != null && isOrdinary(stencil)) {
      tally = tally == null ? survey.tally(header.shape, afterCrLf) : tally;
      if (tally == null) {
        break;
      }
      name.uses++;
      if (!longName.isNone()) {
        names.noteLonger(bytes, start + stencil.length(), longColon);
        name = longName;
      }
      tally.add(header, line);
      summary.add(name, second, line);
      trail.add(end - start, lineCount, second, name);
      interpreter.passed(second);
      count++;
      line += lineCount;
      start = end;
      stencil = next;
    }
    if (count > 0) {
      records.passed(count, start, line);
    }
  }

  /// Whether the record at [#start] is ordinary; sets all that is told of it.
  private boolean isOrdinary(Stencil stencil) {
    stencil.read(bytes, start, header);
    second = interpreter.orderly(header);
    if (second == Record.NO_SECOND) {
      return false;
    }
    int from = start + stencil.length();
    int colon = NameEnd.findPlain(bytes, from, filled);
    Name known = colon == NameEnd.NONE ? null : names.plain(bytes, from, colon);
    if (known == null) {
      return false;
    }
    name = known;
    longName = Name.NONE;
    text = colon + NameEnd.BYTES;
    return findEnd(stencil)
        && ((signs & Signs.COLON) == 0 || splitsRightly(from, colon))
        && interpreter.isTyped(bytes, text, textEnd, signs)
        && ((signs & Signs.WIDE) == 0 || Utf8.isWellFormed(bytes, text, textEnd));
  }

  /// Whether the record ends in the buffer, before an ordinary header, with the line ends that
  /// records of this file have.
  private boolean findEnd(Stencil likeliest) {
    found.clear();
    lineCount = 1;
    int at = found.toLineFeed(bytes, text, filled);
    firstLineEnd = withoutCr(at);
    while (at + 1 < filled) {
      end = at + 1;
      textEnd = withoutCr(at);
      boolean crLf = textEnd < at;
      boolean mayBeHeader = HeaderScanner.canOpen(bytes, end, filled);
      next = mayBeHeader ? scanner.ordinary(bytes, end, filled, likeliest) : null;
      if (next != null) {
        signs = found.all() | (lineCount > 1 ? Signs.LINES : 0);
        return crLf == afterCrLf;
      }
      if (crLf) {
        return false;
      }
      at = found.toLineFeed(bytes, end, filled);
      if (mayBeHeader && scanner.scan(bytes, end, withoutCr(at), other)) {
        return false;
      }
      lineCount++;
    }
    return false;
  }

  private int withoutCr(int lineFeed) {
    return bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
  }

  /// Whether the name ends at the first colon for certain, or certainly holds it.
  private boolean splitsRightly(int from, int colon) {
    int secondColon = NameEnd.find(bytes, colon + 1, firstLineEnd);
    if (secondColon == NameEnd.NONE) {
      return true;
    }
    Name longer = names.longer(bytes, from, secondColon);
    if (longer == null || interpreter.mayOpenPhrase(bytes, text, textEnd, signs)) {
      return false;
    }
    longName = longer;
    longColon = secondColon;
    text = NameEnd.bodyStart(bytes, secondColon, firstLineEnd);
    signs = Signs.in(bytes, text, textEnd);
    return true;
  }
}
