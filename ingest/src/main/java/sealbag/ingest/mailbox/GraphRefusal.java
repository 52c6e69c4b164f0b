package sealbag.ingest.mailbox;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// What an answer of Microsoft Graph that is no success means.
final class GraphRefusal {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final String UNKNOWN =
      "Microsoft Graph knows no such mailbox or folder. Correct user and folder of the mailbox in the configuration.";

  private GraphRefusal() {}

  /// Nothing that was asked for is there.
  static final class NotFound extends MailSourceException {
    private static final long serialVersionUID = 1L;

    NotFound() {
      super(Why.REFUSED, UNKNOWN);
    }
  }

  /// The cursor is of no use any more.
  static final class CursorLost extends MailSourceException {
    private static final long serialVersionUID = 1L;

    CursorLost() {
      super(Why.AWAY, "Microsoft Graph forgot where the last listing ended.");
    }
  }

  /// @param code the error code in the answer, such as `ErrorItemNotFound`; may be empty
  static MailSourceException of(int status, HttpHeaders headers, String code, Instant now) {
    String low = code.toLowerCase(Locale.ROOT);
    if (status == 410 || low.contains("syncstate") || low.contains("resync")) {
      return new CursorLost();
    }
    return switch (status) {
      case 401 ->
          refused(
              "Microsoft Graph does not accept the token. Check tenant, client-id, scope and the secret or certificate of the mailbox.");
      case 403 ->
          refused(
              "Microsoft Graph does not let the application into this mailbox. Give it the application permission Mail.ReadWrite (Mail.Read where acknowledge is none) with admin consent, and name the mailbox in its access policy where there is one.");
      // Only this code is about one mail or folder. Others, such as MailboxNotEnabledForRESTAPI,
      // are
      // about the whole mailbox, in which nothing is gone for that.
      case 404 -> low.equals("erroritemnotfound") ? new NotFound() : refused(UNKNOWN);
      case 429, 503 -> busy(headers, now);
      default -> other(status);
    };
  }

  private static MailSourceException busy(HttpHeaders headers, Instant now) {
    String sentence = "Microsoft Graph is busy or allows no more requests for now.";
    return headers
        .firstValue("Retry-After")
        .flatMap(value -> wait(value.strip(), now))
        .map(wait -> new MailSourceException(sentence, wait))
        .orElseGet(() -> new MailSourceException(Why.AWAY, sentence));
  }

  /// Seconds or a date (RFC 9110 section 10.2.3); at most an hour, so that a wrong one cannot stop
  /// a mailbox.
  private static Optional<Duration> wait(String value, Instant now) {
    Duration wait;
    if (value.matches("[0-9]{1,9}")) {
      wait = Duration.ofSeconds(Long.parseLong(value));
    } else {
      try {
        var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
        wait = Duration.between(now, at.toInstant());
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }
    return Optional.of(wait.isNegative() ? Duration.ZERO : wait).map(GraphRefusal::bounded);
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static MailSourceException other(int status) {
    return status >= 500
        ? new MailSourceException(Why.AWAY, "Microsoft Graph failed with status " + status + ".")
        : refused(
            "Microsoft Graph refused a request with status %d. Check graph-url, user and folder of the mailbox."
                .formatted(status));
  }

  private static MailSourceException refused(String sentence) {
    return new MailSourceException(Why.REFUSED, sentence);
  }
}
