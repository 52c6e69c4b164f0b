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

  /// More than most headers and names take.
  private static final int AHEAD_BYTES = 256;

  private static final int LONGEST_CHARACTER = 4;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES + Words.BYTES];
  private int room = BUFFER_BYTES;
  private int filled;
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
  private final Signs signs = new Signs();

  LineReader(InputStream in) {
    this.in = in;
  }

  /// Moves to the next line, or to the next piece of a very long one; false after the last.
  boolean next() throws IOException {
    if (!begin()) {
      return false;
    }
    finish(start);
    return true;
  }

  /// Moves to the start of the next line or piece, some bytes of which are then in the buffer;
  /// false after the last. Where it ends is not known before [#finish].
  boolean begin() throws IOException {
    continued = partial;
    if (!continued) {
      afterCrLf = number > 0 && contentEnd + 2 == end;
    }
    offset += end - start;
    start = end;
    while (filled - start < AHEAD_BYTES && !drained && fill()) {
      end = start;
    }
    end = start;
    contentEnd = start;
    if (start == filled) {
      partial = false;
      return false;
    }
    number += continued ? 0 : 1;
    return true;
  }

  /// Finds where the line ends that was begun. None of its bytes before `from` is a line feed. The
  /// line may lie elsewhere in the buffer afterwards.
  void finish(int from) throws IOException {
    int lineFeed = find(from);
    partial = lineFeed < 0 && !drained;
    end = lineFeed < 0 ? (partial ? pieceEnd() : filled) : lineFeed + 1;
    contentEnd = lineFeed < 0 ? end : lineFeed;
    if (lineFeed > start && buffer[lineFeed - 1] == '\r') {
      contentEnd--;
    }
  }

  /// Makes a later place of the text, or that of the current line, the start of the next line, and
  /// has that many bytes from there in the buffer, if the text has so many and they fit.
  ///
  /// @param line the number that the next line then has
  void moveTo(long place, long line, int count) throws IOException {
    long ahead = place - offset;
    int inBuffer = (int) Math.min(ahead, filled - start);
    in.skipNBytes(ahead - inBuffer);
    start += inBuffer;
    if (ahead > inBuffer) {
      filled = 0;
      start = 0;
    }
    end = start;
    contentEnd = start;
    offset = place;
    number = line - 1;
    partial = false;
    hold();
    while (filled - start < count && fill()) {
      end = start;
    }
    end = start;
    contentEnd = start;
  }

  /// Makes a later place in the buffer, where a line of that number starts, the start of the next
  /// line. What stands before it need not stay; it ends as what stands before the current line.
  void restart(int place, long line) {
    offset += place - start;
    start = place;
    held = place;
    end = place;
    contentEnd = afterCrLf ? place - 2 : place - 1;
    number = line - 1;
    partial = false;
  }

  private int find(int from) throws IOException {
    signs.clear();
    int at = from;
    while (true) {
      at = signs.toLineFeed(buffer, at, filled);
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

  /// The buffer that the line lies in, and at least eight bytes more; valid until the reader moves
  /// on.
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

  /// Up to where the buffer is filled.
  int filled() {
    return filled;
  }

  /// The [Signs] in the line, from where [#finish] began.
  int signs() {
    return signs.all();
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
