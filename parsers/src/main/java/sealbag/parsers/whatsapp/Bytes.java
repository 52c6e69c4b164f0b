package sealbag.parsers.whatsapp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of bytes.
final class Bytes {

  private byte[] bytes = new byte[128];
  private int length;

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

  /// The end of the first line.
  int firstLineEnd() {
    int at = 0;
    while (at < length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /// The bytes as text; those that are not UTF-8 become U+FFFD.
  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// Whether any of the bytes is not UTF-8, given what [#text] made of them.
  boolean isBroken(String text) {
    return text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes, 0, length);
  }

  static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
