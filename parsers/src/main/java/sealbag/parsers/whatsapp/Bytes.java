package sealbag.parsers.whatsapp;

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
    int needed = length + count + Words.BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.multiplyExact(bytes.length, 2)));
    }
  }

  /// The bytes, and at least eight more.
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }
}
