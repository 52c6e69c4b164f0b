package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Walks the lines of a text as byte ranges of one reused buffer. A line ends at a line feed and
/// nowhere else: U+2028, U+0085 and a lone carriage return are content of messages.
///
/// What stands between [#hold()] and the current line stays in the buffer, so that a whole record
/// can be looked at. The buffer grows for that to [#MOST_BYTES] and no further: of what is longer
/// its first [#HEAD_BYTES] stay, and a line that is longer comes in pieces.
final class LineReader {

  /// Messages hold 65,536 characters at most, so a record that reaches this is none of the app's.
  static final int MOST_BYTES = 1 << 22;

  static final int HEAD_BYTES = 1 << 16;

  private static final int BUFFER_BYTES = 1 << 17;
  private static final int LONGEST_CHARACTER = 4;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES + Words.BYTES];
  private int room = BUFFER_BYTES;
  private int filled;
  private long seen;
  private boolean drained;

  private int held;
  private int start;
  private int end;
  private int contentEnd;
  private long offset;
  private long number;
  private boolean afterCrLf;
  private boolean cut;
  private boolean partial;
  private boolean continued;

  LineReader(InputStream in) {
    this.in = in;
  }

  /// Moves to the next line, or to the next piece of a very long one; false after the last.
  boolean next() throws IOException {
    continued = partial;
    if (!continued) {
      afterCrLf = number > 0 && contentEnd + 2 == end;
    }
    offset += end - start;
    start = end;
    seen = 0;
    int lineFeed = find();
    partial = lineFeed < 0 && !drained;
    if (lineFeed < 0 && start == filled) {
      end = start;
      contentEnd = start;
      return false;
    }
    number += continued ? 0 : 1;
    end = lineFeed < 0 ? (partial ? pieceEnd() : filled) : lineFeed + 1;
    contentEnd = lineFeed < 0 ? end : lineFeed;
    if (lineFeed > start && buffer[lineFeed - 1] == '\r') {
      contentEnd--;
    }
    return true;
  }

  private int find() throws IOException {
    int at = start;
    while (true) {
      at = lineFeed(at);
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

  /// The first line feed from here, noting all bytes on the way.
  private int lineFeed(int from) {
    byte[] bytes = buffer;
    int to = filled;
    long passed = seen;
    int at = from;
    for (; at + Words.BYTES <= to; at += Words.BYTES) {
      long word = Words.at(bytes, at);
      long found = Words.places((byte) '\n', word);
      if (found != 0) {
        seen = passed | (word & Words.upTo(found));
        return at + Words.first(found);
      }
      passed |= word;
    }
    while (at < to && bytes[at] != '\n') {
      passed |= bytes[at++];
    }
    seen = passed;
    return at;
  }

  /// Reads on; false at the end of the text, and where the line fills all the room there is.
  private boolean fill() throws IOException {
    if (filled == room && !makeRoom()) {
      return false;
    }
    int count = in.read(buffer, filled, room - filled);
    drained = count < 0;
    filled += Math.max(count, 0);
    return !drained;
  }

  private boolean makeRoom() {
    if (held > 0) {
      move(held, 0);
      start -= held;
      held = 0;
    } else if (room < MOST_BYTES) {
      room *= 2;
      buffer = Arrays.copyOf(buffer, room + Words.BYTES);
    } else if (start > HEAD_BYTES) {
      move(start, HEAD_BYTES);
      start = HEAD_BYTES;
      cut = true;
    }
    return filled < room;
  }

  private void move(int from, int to) {
    System.arraycopy(buffer, from, buffer, to, filled - from);
    filled -= from - to;
  }

  /// A piece ends before a character that is not whole, and before what may be half a line end.
  private int pieceEnd() {
    int to = filled;
    while (to > filled - LONGEST_CHARACTER && (buffer[to - 1] & 0xC0) == 0x80) {
      to--;
    }
    return to - 1;
  }

  /// From here on the current line stays in the buffer, with what follows it.
  void hold() {
    held = start;
    cut = false;
  }

  /// Where the line of the last [#hold()] starts in the buffer.
  int held() {
    return held;
  }

  /// Whether something between the held line's head and the current line is no longer in the
  /// buffer.
  boolean isCut() {
    return cut;
  }

  /// Whether this is a further piece of the line before.
  boolean isContinued() {
    return continued;
  }

  /// Whether all bytes of the line are ASCII.
  boolean isAscii() {
    return Words.isAscii(seen);
  }

  /// The buffer that the line lies in, and at least eight bytes more; valid until the next call of
  /// [#next()].
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
