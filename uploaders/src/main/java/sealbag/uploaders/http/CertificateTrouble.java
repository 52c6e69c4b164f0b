package sealbag.uploaders.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says why no safe connection came about: nothing was sent over it.
public final class CertificateTrouble {

  private CertificateTrouble() {}

  /// What to follow "no safe connection: ", with what to do next.
  ///
  /// @param service whose certificate it is, for people
  /// @return empty when the failure was another one
  public static Optional<String> of(Throwable failure, String service) {
    String whose = named(failure, service);
    boolean isTls = false;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      @Nullable String reason = reason(cause);
      if (reason != null) {
        return Optional.of(reason.formatted(whose));
      }
      isTls |= cause instanceof SSLException;
    }
    return isTls ? Optional.of(other(failure).formatted(service)) : Optional.empty();
  }

  /// The service with the name on its certificate, where that is known.
  private static String named(Throwable failure, String service) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DistrustedException distrusted) {
        return service + " (" + distrusted.certificate() + ")";
      }
    }
    return service;
  }

  private static @Nullable String reason(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException _ ->
          "the certificate of %s has expired. Tell the people who run it, and check this machine's"
              + " clock.";
      case CertificateNotYetValidException _ ->
          "the certificate of %s is not valid yet. Check this machine's clock, then tell the people"
              + " who run it.";
      case CertPathBuilderException _ ->
          "the certificate of %s is signed by nobody that this machine trusts. Check the address;"
              + " give this machine the certificate authority of the service.";
      case CertificateException e when isAboutName(e) ->
          "the certificate of %s is for another name. Check the address, then tell the people who"
              + " run it.";
      default -> null;
    };
  }

  private static boolean isAboutName(CertificateException e) {
    String words = String.valueOf(e.getMessage());
    return words.contains("subject alternative") || words.contains("No name matching");
  }

  private static String other(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage());
      if (words.contains("certificate_required") || words.contains("bad_certificate")) {
        return "%s asks for a certificate of this machine, and takes none that it has. Ask the"
            + " people who run it.";
      }
    }
    return "%s and this machine agree on no TLS, or its certificate cannot be used. Check the"
        + " address and the port, then ask the people who run it.";
  }
}
