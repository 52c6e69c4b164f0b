package sealbag.ingest.receipts;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// What a failure of Angus Mail means for a letter. What the server wrote is never repeated: it can
/// hold addresses.
final class SmtpAnswer {
  /// Security and policy, such as a relay that is not allowed (RFC 3463 section 3.8): between the
  /// two servers, not about the recipient.
  private static final Pattern POLICY =
      Pattern.compile("\\s*5\\d\\d[ -]5\\.7\\..*", Pattern.DOTALL);

  private SmtpAnswer() {}

  static Attempt to(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return new Attempt.Later(
          "The mail server does not accept the user and password; correct smtp.user and its password.",
          true);
    }
    Optional<SMTPAddressFailedException> recipient =
        cause(failure, SMTPAddressFailedException.class);
    if (recipient.isPresent()) {
      return aboutRecipient(recipient.orElseThrow());
    }
    if (cause(failure, SMTPSenderFailedException.class).isPresent()) {
      return new Attempt.Later(
          "The mail server takes no mail with an empty sender from us; allow it there.", true);
    }
    if (isAboutTls(failure)) {
      return new Attempt.Later(
          "The connection to the mail server cannot be encrypted, or its certificate is not for smtp.host; correct smtp.security, smtp.host or the certificate.",
          true);
    }
    return cause(failure, SMTPSendFailedException.class)
        .map(SmtpAnswer::aboutLetter)
        .orElse(
            new Attempt.Later(
                "The mail server cannot be reached, or broke the connection off.", false));
  }

  private static Attempt aboutRecipient(SMTPAddressFailedException failure) {
    int code = failure.getReturnCode();
    if (code < 500) {
      return wait(code);
    }
    boolean isPolicy = POLICY.matcher(String.valueOf(failure.getMessage())).matches();
    return isPolicy || code < 510 || (code >= 530 && code <= 538)
        ? new Attempt.Later(
            "The mail server does not let us send to this address (%d); allow it there."
                .formatted(code),
            true)
        : new Attempt.Refused("The mail server knows no such recipient (%d).".formatted(code));
  }

  private static Attempt aboutLetter(SMTPSendFailedException failure) {
    int code = failure.getReturnCode();
    if (code >= 400 && code < 500) {
      return wait(code);
    }
    boolean isSender = String.valueOf(failure.getCommand()).startsWith("MAIL");
    if (code >= 500 && isSender) {
      return new Attempt.Later(
          "The mail server takes no mail from us (%d); look at its rules.".formatted(code), true);
    }
    return code >= 500
        ? new Attempt.Refused("The mail server refused the letter (%d).".formatted(code))
        : new Attempt.Later("The mail server broke the connection off.", false);
  }

  private static Attempt wait(int code) {
    return new Attempt.Later("The mail server asks to try later (%d).".formatted(code), false);
  }

  private static boolean isAboutTls(MessagingException failure) {
    String message = String.valueOf(failure.getMessage());
    return cause(failure, SSLException.class).isPresent()
        || message.contains("STARTTLS")
        || message.contains("TLS");
  }

  private static <T> Optional<T> cause(MessagingException failure, Class<T> type) {
    @Nullable Throwable one = failure;
    while (one != null) {
      if (type.isInstance(one)) {
        return Optional.of(type.cast(one));
      }
      one = one instanceof MessagingException mail ? mail.getNextException() : one.getCause();
    }
    return Optional.empty();
  }
}
