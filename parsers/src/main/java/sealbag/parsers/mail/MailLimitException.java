package sealbag.parsers.mail;

/// The email goes past one of the [MailLimits]. The message names the limit and what to do next.
public final class MailLimitException extends Exception {
  private static final long serialVersionUID = 1L;

  MailLimitException(String message) {
    super(message);
  }
}
