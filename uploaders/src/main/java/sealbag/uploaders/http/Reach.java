package sealbag.uploaders.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;

/// Whether a service can be reached at all. One GET without a log-in is sent; any answer will do.
public sealed interface Reach {

  /// Somebody answered.
  ///
  /// @param date what the service holds for the time (RFC 9110 section 6.6.1)
  record Answered(int status, Optional<Instant> date) implements Reach {}

  /// Nobody did.
  ///
  /// @param sentence why, in plain words
  /// @param mend what to do
  record NotReached(String sentence, String mend) implements Reach {}

  /// Asks.
  ///
  /// @param address http or https
  static Reach of(URI address, Duration limit) throws InterruptedException {
    return of(address, limit, Tls.usual());
  }

  /// Asks somebody who is known by other authorities, or who asks for a certificate.
  static Reach of(URI address, Duration limit, Tls tls) throws InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(limit).GET().build();
    try (var wire = new Wire(Patience.USUAL, tls)) {
      Reply reply = wire.send(request, "reach the service", limit);
      return new Answered(reply.status(), reply.date());
    } catch (DeliveryException e) {
      return because(e.getCause(), address.getAuthority());
    }
  }

  private static NotReached because(@Nullable Throwable cause, String service) {
    Optional<String> tls = cause == null ? Optional.empty() : CertificateTrouble.of(cause, service);
    if (tls.isPresent()) {
      return new NotReached(
          "it answers, but TLS fails: " + tls.orElseThrow(),
          "Check the address, the certificate that this machine shows, and the certificate authority that it trusts. Until then nothing is sent there.");
    }
    if (cause instanceof ConnectException
        && cause.getCause() instanceof UnresolvedAddressException) {
      return new NotReached(
          "the name of its host is not known.",
          "Check the address, and that this machine can ask a name server.");
    }
    return cause instanceof ConnectException
        ? new NotReached(
            "the connection is refused.",
            "Check the port, that the service runs, and that no firewall is in between.")
        : new NotReached(
            "there is no answer in time.",
            "Check that the service runs, and that the network lets this machine reach it.");
  }
}
