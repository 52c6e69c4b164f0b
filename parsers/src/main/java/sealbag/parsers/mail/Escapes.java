package sealbag.parsers.mail;

import java.io.ByteArrayOutputStream;

/// Bytes written as a mark and two hexadecimal digits: `=C3` in RFC 2047, `%C3` in RFC 2231.
final class Escapes {

  private Escapes() {}

  /// A mark that no two digits follow stands for itself.
  static byte[] decode(String byteString, char mark) {
    var bytes = new ByteArrayOutputStream(byteString.length());
    for (int i = 0; i < byteString.length(); i++) {
      int value = byteString.charAt(i) == mark ? hex(byteString, i + 1) : -1;
      bytes.write(value < 0 ? byteString.charAt(i) : value);
      i += value < 0 ? 0 : 2;
    }
    return bytes.toByteArray();
  }

  private static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
