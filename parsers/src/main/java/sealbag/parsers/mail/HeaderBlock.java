package sealbag.parsers.mail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The fields of one header block that matter here, as byte strings; repeated and odd fields are no
/// error.
final class HeaderBlock {
  private static final Set<String> WANTED =
      Set.of(
          "arc-authentication-results",
          "arc-message-signature",
          "arc-seal",
          "authentication-results",
          "auto-submitted",
          "content-disposition",
          "content-id",
          "content-transfer-encoding",
          "content-type",
          "date",
          "from",
          "in-reply-to",
          "list-id",
          "list-post",
          "list-unsubscribe",
          "message-id",
          "precedence",
          "received",
          "references",
          "return-path",
          "subject",
          "to",
          "x-autoreply",
          "x-autorespond",
          "x-intake-loop",
          "x-sealbag-loop");

  /// Fields that say how the rest is to be read, and that RFC 5322 and RFC 2045 allow once.
  private static final Set<String> ONCE =
      Set.of(
          "content-disposition",
          "content-transfer-encoding",
          "content-type",
          "date",
          "from",
          "message-id",
          "subject");

  private record Field(String name, String value) {}

  private final List<Field> fields = new ArrayList<>();
  private final Set<MailFlag> flags = EnumSet.noneOf(MailFlag.class);
  private final int limitBytes;
  private long sizeBytes;

  HeaderBlock(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  void add(byte[] raw) throws LimitReached {
    sizeBytes += raw.length;
    if (sizeBytes > limitBytes) {
      throw new LimitReached(tooLong(limitBytes));
    }
    String field = HeaderText.byteString(raw);
    if (field.indexOf('\0') >= 0) {
      flags.add(MailFlag.NUL_IN_HEADER);
    }
    int colon = field.indexOf(':');
    String name = colon < 0 ? "" : field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    if (WANTED.contains(name)) {
      if (ONCE.contains(name) && first(name).isPresent()) {
        flags.add(MailFlag.REPEATED_HEADER);
      }
      fields.add(new Field(name, HeaderText.unfold(field.substring(colon + 1))));
    }
  }

  /// What is odd about the block so far.
  Set<MailFlag> flags() {
    return flags;
  }

  static String tooLong(int limitBytes) {
    return "A header of the email is longer than the limit of "
        + limitBytes
        + " bytes; ask for the export as a file and take it in with import.";
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
