package sealbag.parsers.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/// Header bytes and their meaning. Headers are taken apart as *byte strings*, one character per
/// byte, so that the bytes survive until something says how to read them.
final class HeaderText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");

  private HeaderText() {}

  static String byteString(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  static byte[] bytes(String byteString) {
    return byteString.getBytes(ISO_8859_1);
  }

  /// Joins folded lines. A tab that folded the line stands for the blank that the sender had there.
  static String unfold(String byteString) {
    return FOLD.matcher(byteString).replaceAll(" ").strip();
  }

  /// Raw 8-bit text: UTF-8 where that is possible (RFC 6532), else what old Windows programs send.
  static String decode(String byteString) {
    return decode(bytes(byteString));
  }

  static String decode(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, WINDOWS);
    }
  }

  /// Text in a charset that a stranger named; one that does not exist counts as not named.
  static String decode(byte[] bytes, String charset) {
    if (charset.isBlank() || charset.equalsIgnoreCase("us-ascii")) {
      return decode(bytes);
    }
    try {
      return new String(bytes, Charset.forName(charset.strip()));
    } catch (IllegalArgumentException _) {
      return decode(bytes);
    }
  }
}
