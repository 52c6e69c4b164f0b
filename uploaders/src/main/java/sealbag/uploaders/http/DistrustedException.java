package sealbag.uploaders.http;

import java.io.Serial;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// The service's certificate is not trusted. Its cause says why.
final class DistrustedException extends CertificateException {
  @Serial private static final long serialVersionUID = 1L;
  private static final int LONGEST_NAME = 120;

  private final String certificate;

  DistrustedException(X509Certificate certificate, CertificateException why) {
    super("the certificate is not trusted", why);
    String name =
        certificate.getSubjectX500Principal().getName().replaceAll("[^A-Za-z0-9 .,=@*_-]", "?");
    this.certificate =
        "%s, valid until %s"
            .formatted(
                name.substring(0, Math.min(LONGEST_NAME, name.length())),
                certificate.getNotAfter().toInstant());
  }

  /// Whose it is, and until when it is valid; safe to print.
  String certificate() {
    return certificate;
  }
}
