package sealbag.parsers.whatsapp;

/// Reads one line's bytes as Unicode characters, without making a string of it. Bytes that are not
/// UTF-8 read as U+FFFD, one at a time.
final class Cursor {

  private static final int BROKEN = 0xFFFD;

  private byte[] bytes = new byte[0];
  private int end;
  private int at;
  private boolean sawByteOrderMark;

  /// The last character that took more than one byte, and where it stands.
  private int wideAt = -1;

  private int wide;
  private int wideLength;

  void over(byte[] line, int from, int to) {
    bytes = line;
    at = from;
    end = to;
    wideAt = -1;
    sawByteOrderMark = false;
  }

  int at() {
    return at;
  }

  void backTo(int position) {
    at = position;
  }

  boolean atEnd() {
    return at >= end;
  }

  /// Whether a byte order mark has been passed.
  boolean sawByteOrderMark() {
    return sawByteOrderMark;
  }

  /// The character here, or -1 at the end.
  int peek() {
    if (at >= end) {
      return -1;
    }
    int first = bytes[at];
    return first >= 0 ? first : wide();
  }

  /// The ASCII character `ahead` bytes on, or -1 past the end or when it is not ASCII.
  int peekAscii(int ahead) {
    return at + ahead < end && bytes[at + ahead] >= 0 ? bytes[at + ahead] : -1;
  }

  void skip() {
    if (bytes[at] >= 0) {
      at++;
      return;
    }
    int character = wide();
    sawByteOrderMark |= character == Marks.BYTE_ORDER_MARK;
    at += wideLength;
  }

  boolean take(int character) {
    if (peek() != character) {
      return false;
    }
    skip();
    return true;
  }

  void skipMarks() {
    while (at < end && bytes[at] < 0 && Marks.isMark(peek())) {
      skip();
    }
  }

  /// Skips spaces of all kinds and marks between them; true when there was a space.
  boolean skipBlanks() {
    boolean any = false;
    while (at < end) {
      int character = peek();
      if (!Marks.isBlank(character) && !Marks.isMark(character)) {
        return any;
      }
      any |= Marks.isBlank(character);
      skip();
    }
    return any;
  }

  /// The character here, which is not ASCII; looked at more often than passed.
  private int wide() {
    if (wideAt != at) {
      wideAt = at;
      wide = decode(bytes[at] & 0xFF);
    }
    return wide;
  }

  private int decode(int first) {
    int length = length(first);
    wideLength = 1;
    if (length == 0 || at + length > end) {
      return BROKEN;
    }
    int character = first & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i];
      if ((next & 0xC0) != 0x80) {
        return BROKEN;
      }
      character = (character << 6) | (next & 0x3F);
    }
    wideLength = length;
    return character;
  }

  private static int length(int first) {
    if (first >= 0xC2 && first < 0xE0) {
      return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
      return 3;
    }
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
  }
}
