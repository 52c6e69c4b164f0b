package sealbag.uploaders.http;

import java.io.Serial;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// The service's certificate is not trusted. The message is one plain sentence that names it.
final class DistrustedException extends CertificateException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int LONGEST_NAME = 120;

  DistrustedException(X509Certificate certificate, CertificateException why) {
    super("Its certificate %s %s".formatted(name(certificate), because(certificate, why)), why);
  }

  /// Whose it is, safe to print.
  static String name(X509Certificate certificate) {
    String name =
        certificate.getSubjectX500Principal().getName().replaceAll("[^A-Za-z0-9 .,=@*_-]", "?");
    return '"' + name.substring(0, Math.min(LONGEST_NAME, name.length())) + '"';
  }

  private static String because(X509Certificate certificate, CertificateException why) {
    for (@Nullable Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "expired on %s. It must be renewed there."
            .formatted(certificate.getNotAfter().toInstant());
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "is valid from %s on only. Check this machine's clock."
            .formatted(certificate.getNotBefore().toInstant());
      }
      if (cause instanceof CertPathValidatorException || isPathBuilding(cause)) {
        return "is of no authority that is trusted here. Give that authority's certificate.";
      }
    }
    return "is not for the host of this address. Check the address.";
  }

  private static boolean isPathBuilding(Throwable cause) {
    return cause instanceof java.security.cert.CertPathBuilderException;
  }
}
