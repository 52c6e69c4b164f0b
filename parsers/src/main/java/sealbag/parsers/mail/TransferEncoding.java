package sealbag.parsers.mail;

import java.io.InputStream;
import java.util.Set;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/// How the body of a part was made fit for mail (RFC 2045, 6), and how that is undone.
enum TransferEncoding {
  IDENTITY,
  BASE64,
  QUOTED_PRINTABLE,
  UUENCODE,
  /// Not decoded: yEnc, BinHex and whatever else a sender may write there.
  UNKNOWN;

  /// @param token as the email names it, lower case
  static TransferEncoding of(String token) {
    return switch (token.split("[\\s(]", 2)[0]) {
      case "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "" -> IDENTITY;
      case "base64", "x-base64" -> BASE64;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      case "x-uuencode", "x-uue", "uuencode", "uue", "x-uu" -> UUENCODE;
      default -> UNKNOWN;
    };
  }

  /// @param flags takes what is odd about the body, at the latest when its end is read
  InputStream open(InputStream raw, Set<MailFlag> flags) {
    return switch (this) {
      case IDENTITY -> raw;
      case BASE64 -> new Base64Body(raw, flags);
      case QUOTED_PRINTABLE -> new QuotedPrintableInputStream(raw);
      case UUENCODE -> {
        flags.add(MailFlag.UUENCODED);
        yield new UuBody(raw, flags);
      }
      case UNKNOWN -> {
        flags.add(MailFlag.UNKNOWN_ENCODING);
        yield raw;
      }
    };
  }
}
