package sealbag.ingest.mailbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mail source did not do what was asked. The message is a sentence or two for people: what
/// happened and what to do; it holds no secret and nothing out of a mail.
public class MailSourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Why why;
  private final @Nullable Duration retryAfter;

  /// Who can mend it.
  public enum Why {
    /// Time: the far side cannot be reached, is busy, or closed the connection.
    AWAY,
    /// A person: log-in refused, rights missing, no such folder, certificate not trusted.
    REFUSED
  }

  public MailSourceException(Why why, String sentence) {
    super(sentence);
    this.why = why;
    this.retryAfter = null;
  }

  public MailSourceException(Why why, String sentence, Throwable cause) {
    super(sentence, cause);
    this.why = why;
    this.retryAfter = null;
  }

  /// The far side asked to be left alone for a while.
  public MailSourceException(String sentence, Duration retryAfter) {
    super(sentence);
    this.why = Why.AWAY;
    this.retryAfter = retryAfter;
  }

  public Why why() {
    return why;
  }

  /// How long the far side asked to wait.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
