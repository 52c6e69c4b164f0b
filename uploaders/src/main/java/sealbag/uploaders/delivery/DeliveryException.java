package sealbag.uploaders.delivery;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why something was not delivered. Each case calls for a different action, so each is a type.
///
/// Messages are plain sentences for an operator and never hold tokens, secrets or signed links.
public abstract sealed class DeliveryException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private DeliveryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// The destination could not be reached or asked to wait: trying later may succeed.
  public static final class Unavailable extends DeliveryException {
    @Serial private static final long serialVersionUID = 1L;
    private final @Nullable Duration retryAfter;
    private final boolean busy;

    public Unavailable(String message, @Nullable Throwable cause, Optional<Duration> retryAfter) {
      super(message, cause);
      this.retryAfter = retryAfter.orElse(null);
      this.busy = false;
    }

    public Unavailable(String message, Throwable cause) {
      this(message, cause, Optional.empty());
    }

    public Unavailable(String message) {
      this(message, null, Optional.empty());
    }

    private Unavailable(String message, Optional<Duration> retryAfter, boolean busy) {
      super(message, null);
      this.retryAfter = retryAfter.orElse(null);
      this.busy = busy;
    }

    /// The destination has too much to do: fewer deliveries side by side help.
    public static Unavailable busy(String message, Optional<Duration> retryAfter) {
      return new Unavailable(message, retryAfter, true);
    }

    /// Whether the destination has too much to do.
    public boolean isBusy() {
      return busy;
    }

    /// How long the destination asked to be left alone.
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /// The destination understood and said no: trying again will not help, a person must look.
  public static final class Refused extends DeliveryException {
    @Serial private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(message, null);
    }
  }

  /// The local file, or what was read back, is not what was sealed.
  public static final class Altered extends DeliveryException {
    @Serial private static final long serialVersionUID = 1L;

    public Altered(String message) {
      super(message, null);
    }
  }
}
