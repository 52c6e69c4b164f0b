package sealbag.parsers.mail;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Files that hold parts as an email does, told by their first bytes, whatever the email calls
/// them.
public enum Wrapping {
  /// A raw email (.eml).
  MAIL,
  /// An OLE2 file: perhaps an Outlook item (.msg); only opening it shows that.
  OUTLOOK,
  /// Outlook's winmail.dat (TNEF).
  WINMAIL,
  /// Signed S/MIME content with the email inside the signature (smime.p7m).
  SIGNED,
  /// Encrypted S/MIME content (smime.p7m), or an encrypted PGP message.
  ENCRYPTED,
  /// A text with uuencoded files in it.
  UUENCODED,
  /// A text with a yEnc file in it, which is not decoded.
  YENC;

  private static final byte[] OLE2 = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
  private static final byte[] TNEF = bytes(0x78, 0x9F, 0x3E, 0x22);
  private static final Pattern PGP = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----\\s*$");
  private static final Pattern UU =
      Pattern.compile("(?m)^begin [0-7]{3,4} \\S.*\\r?\\n(?:[!-`][ -`]+|end)\\r?$");
  private static final Pattern YENC_LINE = Pattern.compile("(?m)^=ybegin .*line=\\d+");

  /// The DER of 1.2.840.113549.1.7 (PKCS #7), without its last number.
  private static final byte[] CMS =
      bytes(0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07);

  /// The DER of 1.2.840.113549.1.9.16.1.23 (authenticated-enveloped data).
  private static final byte[] AUTH_ENVELOPED =
      bytes(0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17);

  /// What the first bytes say, some kilobytes of them if there are so many.
  public static Optional<Wrapping> of(byte[] head) {
    if (startsWith(head, 0, OLE2)) {
      return Optional.of(OUTLOOK);
    }
    if (startsWith(head, 0, TNEF)) {
      return Optional.of(WINMAIL);
    }
    if (head.length > 2 && head[0] == 0x30) {
      return cms(head);
    }
    if (HeaderText.byteString(head).stripLeading().startsWith("-----BEGIN PGP MESSAGE-----")) {
      return Optional.of(ENCRYPTED);
    }
    return MailSignature.matches(head) ? Optional.of(MAIL) : Optional.empty();
  }

  /// What the first bytes of a mail's own text say: people and old programs put files into it.
  public static Optional<Wrapping> inText(byte[] head) {
    String text = HeaderText.byteString(head);
    if (PGP.matcher(text).find()) {
      return Optional.of(ENCRYPTED);
    }
    if (YENC_LINE.matcher(text).find()) {
      return Optional.of(YENC);
    }
    return UU.matcher(text).find() ? Optional.of(UUENCODED) : Optional.empty();
  }

  private static Optional<Wrapping> cms(byte[] der) {
    int lengthBytes = (der[1] & 0x80) == 0 ? 0 : der[1] & 0x7F;
    int at = 2 + lengthBytes;
    if (startsWith(der, at, AUTH_ENVELOPED)) {
      return Optional.of(ENCRYPTED);
    }
    int kind = at + CMS.length;
    if (!startsWith(der, at, CMS) || kind >= der.length) {
      return Optional.empty();
    }
    return switch (der[kind]) {
      case 2 -> Optional.of(SIGNED);
      case 3 -> Optional.of(ENCRYPTED);
      default -> Optional.empty();
    };
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return bytes.length >= at + start.length
        && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
