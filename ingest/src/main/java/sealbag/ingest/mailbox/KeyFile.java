package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// A certificate and its private key out of one PEM file (RFC 7468), in any order.
record KeyFile(X509Certificate certificate, PrivateKey key) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  static KeyFile read(Path pem, Instant now) throws MailSourceException {
    String text = text(pem);
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
      throw refused(
          "certificate-file holds its key in a form that Sealbag does not read. Convert the key with: openssl pkcs8 -topk8 -nocrypt -in KEY.pem",
          null);
    }
    byte[] certificate = block(text, "CERTIFICATE");
    byte[] key = block(text, "PRIVATE KEY");
    try {
      var read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate));
      if (now.isAfter(read.getNotAfter().toInstant())) {
        throw refused(
            "The certificate in certificate-file expired on %s. Make a new one and upload it to the application."
                .formatted(read.getNotAfter().toInstant()),
            null);
      }
      return new KeyFile(
          read, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
    } catch (GeneralSecurityException e) {
      throw refused(
          "certificate-file holds no usable certificate with an RSA key. Give both in one PEM file.",
          e);
    }
  }

  private static String text(Path pem) throws MailSourceException {
    try {
      return Files.readString(pem, ISO_8859_1);
    } catch (IOException e) {
      throw refused(
          "certificate-file cannot be read. Check that it is there and that Sealbag's user may read it.",
          e);
    }
  }

  private static byte[] block(String text, String label) throws MailSourceException {
    try {
      return BLOCK
          .matcher(text)
          .results()
          .filter(found -> found.group(1).equals(label))
          .map(found -> Base64.getMimeDecoder().decode(found.group(2)))
          .findFirst()
          .orElseThrow();
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw refused(
          "certificate-file holds no \"%s\". Give certificate and key in one PEM file."
              .formatted(label),
          e);
    }
  }

  private static MailSourceException refused(String sentence, @Nullable Throwable cause) {
    return cause == null
        ? new MailSourceException(Why.REFUSED, sentence)
        : new MailSourceException(Why.REFUSED, sentence, cause);
  }

  /// Never the key.
  @Override
  public String toString() {
    return "KeyFile of " + certificate.getSubjectX500Principal();
  }
}
