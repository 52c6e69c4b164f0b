package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import sealbag.parsers.chat.Utf8;

/// What stands before the first record.
final class Preamble {

  private long bytes;
  private boolean byteOrderMark;
  private long firstTextLine;
  private long firstBrokenLine;

  void addByteOrderMark() {
    bytes += ByteOrderMark.BYTES;
    byteOrderMark = true;
  }

  void add(LineReader lines) {
    bytes += lines.end() - lines.start();
    byteOrderMark |= ByteOrderMark.opens(lines);
    int from = ByteOrderMark.skip(lines);
    int to = lines.contentEnd();
    if (firstTextLine == 0
        && !new String(lines.buffer(), from, to - from, StandardCharsets.UTF_8).isBlank()) {
      firstTextLine = lines.number();
    }
    if (firstBrokenLine == 0 && !Utf8.isWellFormed(lines.buffer(), from, to)) {
      firstBrokenLine = lines.number();
    }
  }

  long bytes() {
    return bytes;
  }

  boolean hasByteOrderMark() {
    return byteOrderMark;
  }

  /// The first line that holds more than blanks, or 0.
  long firstTextLine() {
    return firstTextLine;
  }

  /// The first line that is not UTF-8, or 0.
  long firstBrokenLine() {
    return firstBrokenLine;
  }
}
