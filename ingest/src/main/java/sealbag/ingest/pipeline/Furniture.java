package sealbag.ingest.pipeline;

import java.util.Locale;
import java.util.regex.Pattern;
import sealbag.parsers.mail.MailPart;

/// What mail programs and servers put into a mail by themselves: pictures of signatures, texts and
/// pages that Exchange splits off (`ATT00001.txt`), disclaimers, signatures of S/MIME and PGP.
final class Furniture {
  private static final Pattern BY_SERVERS =
      Pattern.compile("att\\d{4,6}\\.(txt|htm|html|c|bin|dat)|(disclaimer|footer)\\.(txt|html?)");

  /// Names that WhatsApp gives to media: never furniture, wherever they stand in a mail.
  private static final Pattern WHATSAPP_MEDIA =
      Pattern.compile("(?i)[a-z]{3}-\\d{8}-wa\\d+\\..*|\\d{8}-[a-z]+-\\d{4}-.*");

  private Furniture() {}

  static boolean is(MailPart part) {
    String name = part.fileName().orElse("").toLowerCase(Locale.ROOT);
    if (WHATSAPP_MEDIA.matcher(name).matches()) {
      return false;
    }
    return part.isFurniture() || isSignature(part) || BY_SERVERS.matcher(name).matches();
  }

  static boolean isSignature(MailPart part) {
    return switch (part.contentType()) {
      case "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature" ->
          true;
      default -> false;
    };
  }
}
