package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A certificate that signs itself, made by the JDK's keytool.
///
/// @param certificate PEM
/// @param both PEM, certificate and key
/// @param trust a key store that holds the certificate as one to trust, password `changeit`
public record TestCertificate(Path certificate, Path both, Path trust) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /// Makes one, with its files in a folder.
  ///
  /// @param names such as `dns:localhost` or `ip:127.0.0.1`
  public static TestCertificate of(Path folder, String names)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    keytool(store, names);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var certificate = keys.getCertificate("it");
    String one = pem("CERTIFICATE", certificate.getEncoded());
    String two = pem("PRIVATE KEY", keys.getKey("it", PASSWORD).getEncoded());

    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("it", certificate);
    Path trust = folder.resolve("trust.p12");
    try (var out = Files.newOutputStream(trust)) {
      trusted.store(out, PASSWORD);
    }
    return new TestCertificate(
        Files.writeString(folder.resolve("certificate.pem"), one),
        Files.writeString(folder.resolve("both.pem"), one + two),
        trust);
  }

  private static void keytool(Path store, String names) throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "it",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=Sealbag test",
            "-ext",
            "san=" + names,
            "-validity",
            "365",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), label);
  }
}
