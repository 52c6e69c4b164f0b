package sealbag.ingest.receipts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A bare mail address that is safe in a header and in an SMTP command: ASCII, no quotes, no
/// comments, no spaces (a part of RFC 5321 section 4.1.2).
///
/// @param text in lower case, at most 254 characters
public record Address(String text) {
  private static final int LONGEST = 254;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
              + LABEL
              + "(?:\\."
              + LABEL
              + ")*");

  /// Names behind which no person reads (RFC 2142, and what is usual).
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:no|donot|do-not|do_not|not)[-_.]?reply.*|mailer-daemon|postmaster|bounces?(?:[-+=_.].*)?"
              + "|.*[-_.](?:bounces?|noreply|no-reply)|abuse|listserv|majordomo|.*-(?:request|owner)|owner-.*");

  public Address {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("a bare mail address such as name@example.org is needed");
    }
  }

  /// The address, or empty where the text is none or needs quotes.
  public static Optional<Address> of(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.length() <= LONGEST && FORM.matcher(lower).matches()
        ? Optional.of(new Address(lower))
        : Optional.empty();
  }

  /// What stands behind the at sign.
  public String domain() {
    return text.substring(text.indexOf('@') + 1);
  }

  /// Whether its name says that a program and no person has it.
  boolean isOfAProgram() {
    return PROGRAM.matcher(text.substring(0, text.indexOf('@'))).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
