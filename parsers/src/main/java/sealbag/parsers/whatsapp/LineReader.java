package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Walks the lines of a text as byte ranges of one reused buffer. A line ends at a line feed and
/// nowhere else: U+2028, U+0085 and a lone carriage return are content of messages. Memory is one
/// buffer, or the longest line.
final class LineReader {

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private boolean drained;

  private int start;
  private int end;
  private int contentEnd;
  private long offset;
  private long number;
  private boolean afterCrLf;

  LineReader(InputStream in) {
    this.in = in;
  }

  /// Moves to the next line; false after the last.
  boolean next() throws IOException {
    afterCrLf = number > 0 && contentEnd + 2 == end;
    offset += end - start;
    start = end;
    int lineFeed = find();
    if (lineFeed < 0 && start == filled) {
      end = start;
      contentEnd = start;
      return false;
    }
    number++;
    end = lineFeed < 0 ? filled : lineFeed + 1;
    contentEnd = lineFeed < 0 ? filled : lineFeed;
    if (lineFeed > start && buffer[lineFeed - 1] == '\r') {
      contentEnd--;
    }
    return true;
  }

  private int find() throws IOException {
    int at = start;
    while (true) {
      at = Words.find((byte) '\n', buffer, at, filled);
      if (at < filled) {
        return at;
      }
      int searched = at - start;
      if (drained || !fill()) {
        return -1;
      }
      at = start + searched;
    }
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    drained = count < 0;
    filled += Math.max(count, 0);
    return !drained;
  }

  /// The buffer that the line lies in; valid until the next call of [#next()].
  byte[] buffer() {
    return buffer;
  }

  /// Where the line starts in the buffer.
  int start() {
    return start;
  }

  /// The end of the line in the buffer, its line end included.
  int end() {
    return end;
  }

  /// The end of the line in the buffer, without its line end.
  int contentEnd() {
    return contentEnd;
  }

  /// Where the line starts in the text, in bytes; after the last line the length of the text.
  long offset() {
    return offset;
  }

  /// The line's number, counted from 1; after the last line the number of lines.
  long number() {
    return number;
  }

  /// Whether the line before this one ended in CR LF.
  boolean afterCrLf() {
    return afterCrLf;
  }
}
