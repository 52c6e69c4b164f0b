package sealbag.uploaders.http;

import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why no safe connection came about, in words.
final class TlsFailure {
  private TlsFailure() {}

  /// One or two plain sentences; empty when it was not for TLS.
  static Optional<String> sentence(@Nullable Throwable problem) {
    Optional<String> general = Optional.empty();
    for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof DistrustedException distrusted) {
        return Optional.ofNullable(distrusted.getMessage());
      }
      if (cause instanceof SSLException) {
        general = Optional.of(general(String.valueOf(cause.getMessage())));
      }
    }
    return general;
  }

  private static String general(String message) {
    return message.contains("certificate_required")
            || message.contains("bad_certificate")
            || message.contains("certificate_unknown")
            || message.contains("unknown_ca")
            || message.contains("certificate_expired")
            || message.contains("handshake_failure")
        ? "It does not accept the client certificate, or asks for one and got none. See client-certificate-file."
        : "TLS fails: it speaks no TLS, or none that is safe. Check the address and the port.";
  }
}
