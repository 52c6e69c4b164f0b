package sealbag.uploaders.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.Secret;

/// Whom a connection trusts, and as whom it shows itself. A connection that cannot be trusted is
/// not made, and says which certificate is at fault.
public final class Tls {
  private final SSLContext context;
  private final Optional<X509Certificate> own;

  private Tls(SSLContext context, Optional<X509Certificate> own) {
    this.context = context;
    this.own = own;
  }

  /// Trusts whom Java trusts, and shows no certificate.
  public static Tls usual() {
    try {
      return of(Optional.empty(), Optional.empty());
    } catch (IOException e) {
      throw new IllegalStateException("Java's own certificate authorities cannot be read", e);
    }
  }

  /// A certificate to show.
  ///
  /// @param file PEM, or PKCS#12
  /// @param key PEM file with the private key; empty where it stands in `file`
  /// @param password of a PKCS#12 file; empty for none
  public record Shown(Path file, Optional<Path> key, Optional<Secret> password) {}

  /// Shows this certificate and trusts these authorities.
  ///
  /// @param shown empty for none
  /// @param authorities PEM file of the authorities to trust; empty for Java's
  /// @throws IOException with a plain sentence when a file cannot be used
  public static Tls of(Optional<Shown> shown, Optional<Path> authorities) throws IOException {
    try {
      Optional<KeyStore> keys = Optional.empty();
      char[] password = new char[0];
      if (shown.isPresent()) {
        password =
            shown.orElseThrow().password().map(it -> it.reveal().toCharArray()).orElse(password);
        keys = Optional.of(KeyFiles.read(shown.orElseThrow(), password));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.isEmpty() ? null : keyManagers(keys.orElseThrow(), password),
          new TrustManager[] {new NamingTrust(trust(authorities))},
          null);
      return new Tls(context, keys.isEmpty() ? Optional.empty() : KeyFiles.own(keys.orElseThrow()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate or its key cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keyManagers(KeyStore keys, char[] password)
      throws GeneralSecurityException {
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password);
    return factory.getKeyManagers();
  }

  private static X509ExtendedTrustManager trust(Optional<Path> authorities)
      throws GeneralSecurityException, IOException {
    @Nullable KeyStore trusted =
        authorities.isPresent() ? KeyFiles.authorities(authorities.orElseThrow()) : null;
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  SSLContext context() {
    return context;
  }

  /// The certificate that is shown, in words and dates; empty when none is.
  public Optional<X509Certificate> own() {
    return own;
  }
}
