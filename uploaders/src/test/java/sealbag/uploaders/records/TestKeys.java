package sealbag.uploaders.records;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A key and a certificate that signs itself, made by the JDK's keytool.
///
/// @param store PKCS#12, password `changeit`
/// @param certificate PEM
/// @param both PEM, certificate and key
record TestKeys(Path store, Path certificate, Path both) {
  static final String PASSWORD = "changeit";

  /// @param owner whose it is
  /// @param host for which name it is, such as `ip:127.0.0.1`
  /// @param more options of keytool
  static TestKeys of(Path folder, String owner, String host, String... more)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(owner + ".p12");
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", "it", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + owner, "-ext", "san=" + host));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    String one = pem("CERTIFICATE", keys.getCertificate("it").getEncoded());
    String two = pem("PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded());
    return new TestKeys(
        store,
        Files.writeString(folder.resolve(owner + ".pem"), one),
        Files.writeString(folder.resolve(owner + "-both.pem"), one + two));
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), label);
  }
}
