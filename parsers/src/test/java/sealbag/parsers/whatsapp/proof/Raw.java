package sealbag.parsers.whatsapp.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Strings that can hold single bytes which are not UTF-8: U+E080 to U+E0FF stand for them.
final class Raw {

  private static final char BYTES = '\uE000';

  private Raw() {}

  /// The character that stands for a byte from 0x80 to 0xFF.
  static String of(int rawByte) {
    return Character.toString(BYTES + rawByte);
  }

  static byte[] bytes(String text) {
    if (text.chars().noneMatch(Raw::isByte)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> {
              if (isByte(c)) {
                bytes.write(c - BYTES);
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  private static boolean isByte(int c) {
    return c >= BYTES + 0x80 && c <= BYTES + 0xFF;
  }

  /// The text as a reader shows it: what is not UTF-8 is U+FFFD.
  static String shown(String text) {
    return text.chars().noneMatch(Raw::isByte)
        ? text
        : new String(bytes(text), StandardCharsets.UTF_8);
  }

  static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
