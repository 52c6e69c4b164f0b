package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of bytes.
final class Bytes {

  private byte[] bytes = new byte[128];
  private int length;

  void clear() {
    length = 0;
  }

  void add(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  void addLineFeed() {
    room(1);
    bytes[length++] = '\n';
  }

  private void room(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, Math.multiplyExact(bytes.length, 2)));
    }
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /// The bytes as text; those that are not UTF-8 become U+FFFD.
  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  String text() {
    return text(0, length);
  }

  /// Whether all the bytes are UTF-8.
  boolean isUtf8() {
    return isUtf8(bytes, 0, length);
  }

  static boolean isUtf8(byte[] bytes, int from, int to) {
    int at = Words.asciiEnd(bytes, from, to);
    while (at < to) {
      int length = sequence(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at = Words.asciiEnd(bytes, at + length, to);
    }
    return true;
  }

  /// The length of the character here, or 0 when it is not well-formed (RFC 3629, section 4).
  private static int sequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    boolean right =
        switch (first) {
          case 0xE0 -> second >= 0xA0;
          case 0xED -> second < 0xA0;
          case 0xF0 -> second >= 0x90;
          case 0xF4 -> second < 0x90;
          default -> true;
        };
    return right ? length : 0;
  }
}
