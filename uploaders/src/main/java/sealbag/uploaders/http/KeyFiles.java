package sealbag.uploaders.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Certificates and keys in files: PEM (RFC 7468), or PKCS#12.
final class KeyFiles {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final String ALIAS = "client";

  private KeyFiles() {}

  /// A key store with the certificate to show and its key, under this password.
  static KeyStore read(Tls.Shown shown, char[] password)
      throws IOException, GeneralSecurityException {
    byte[] bytes = bytes(shown.file());
    if (!new String(bytes, ISO_8859_1).contains("-----BEGIN")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try {
        store.load(new ByteArrayInputStream(bytes), password);
      } catch (IOException e) {
        throw new IOException(
            shown.file() + " is no PKCS#12 file, or its password is another. Check both.", e);
      }
      return store;
    }
    List<Certificate> chain = certificates(shown.file());
    Path keyFile = shown.key().orElse(shown.file());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(ALIAS, key(keyFile), password, chain.toArray(Certificate[]::new));
    return store;
  }

  /// The first certificate that has a key.
  static Optional<X509Certificate> own(KeyStore store) throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
        return Optional.of(own);
      }
    }
    return Optional.empty();
  }

  static KeyStore authorities(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    for (Certificate authority : certificates(pem)) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
    return store;
  }

  private static List<Certificate> certificates(Path pem)
      throws IOException, GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<Certificate>();
    for (byte[] block : blocks(pem, "CERTIFICATE")) {
      certificates.add(factory.generateCertificate(new ByteArrayInputStream(block)));
    }
    if (certificates.isEmpty()) {
      throw new IOException(pem + " holds no certificate. Give a PEM file with one.");
    }
    return certificates;
  }

  private static PrivateKey key(Path pem) throws IOException {
    List<byte[]> keys = blocks(pem, "PRIVATE KEY");
    if (!keys.isEmpty()) {
      for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
        try {
          return KeyFactory.getInstance(algorithm)
              .generatePrivate(new PKCS8EncodedKeySpec(keys.getFirst()));
        } catch (GeneralSecurityException _) {
          // a key of another kind
        }
      }
    }
    throw new IOException(
        pem
            + " holds no private key that can be read. Convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY.pem");
  }

  private static List<byte[]> blocks(Path pem, String label) throws IOException {
    String text = new String(bytes(pem), ISO_8859_1);
    try {
      return BLOCK
          .matcher(text)
          .results()
          .filter(found -> found.group(1).equals(label))
          .map(found -> Base64.getMimeDecoder().decode(found.group(2)))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IOException(pem + " is damaged: its Base64 cannot be read.", e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(
          file + " cannot be read. Check that it is there and that Sealbag's user may read it.", e);
    }
  }
}
