package sealbag.uploaders.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An authority that this virtual machine trusts until it is closed, and servers whose certificates
/// have something wrong with them. Made by the JDK's keytool.
public final class Certificates implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String AUTHORITY = "authority";

  private final Path folder;
  private final SSLContext contextBefore;
  private final @Nullable String storeBefore = System.getProperty(TRUST_STORE);
  private final @Nullable String passwordBefore = System.getProperty(TRUST_PASSWORD);

  /// What is wrong.
  public enum Wrong {
    EXPIRED("has expired", "san=dns:localhost", "-9d", "1"),
    NOT_YET_VALID("not valid yet", "san=dns:localhost", "+9d", "9"),
    ANOTHER_NAME("for another name", "san=dns:elsewhere.example", "-1d", "9"),
    UNKNOWN_AUTHORITY("signed by nobody that this machine trusts", "san=dns:localhost", "-1d", "9"),
    CLIENT_UNKNOWN("asks for a certificate of this machine", "san=dns:localhost", "-1d", "9");

    private final String said;
    private final String names;
    private final String from;
    private final String days;

    Wrong(String said, String names, String from, String days) {
      this.said = said;
      this.names = names;
      this.from = from;
      this.days = days;
    }

    private List<String> making() {
      return List.of("-ext", names, "-startdate", from, "-validity", days);
    }

    /// What a person is told, as a regular expression. TLS 1.3 refuses a client after it has begun
    /// to speak, and the line may end before the reason is read.
    public String said() {
      return this == CLIENT_UNKNOWN
          ? "no safe connection.*" + said + "|no (whole )?answer|ended"
          : "no safe connection.*" + said;
    }
  }

  /// @param folder for the keys
  public Certificates(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    this.folder = folder;
    this.contextBefore = SSLContext.getDefault();
    keytool(AUTHORITY, List.of("-ext", "bc:c", "-validity", "30"));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry(AUTHORITY, keys().getCertificate(AUTHORITY));
    Path store = folder.resolve("trusted.p12");
    try (var out = Files.newOutputStream(store)) {
      trusted.store(out, PASSWORD);
    }
    set(TRUST_STORE, store.toString());
    set(TRUST_PASSWORD, new String(PASSWORD));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null); // by the properties
    SSLContext.setDefault(context);
  }

  private static void set(String property, @Nullable String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD);
  }

  /// Starts a server that would answer anything, were it trusted.
  public WireMockServer server(Wrong wrong)
      throws IOException, InterruptedException, GeneralSecurityException {
    var making = new ArrayList<>(wrong.making());
    if (wrong != Wrong.UNKNOWN_AUTHORITY) {
      making.addAll(List.of("-signer", AUTHORITY));
    }
    keytool(wrong.name(), making);
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, PASSWORD);
    String alias = wrong.name();
    one.setKeyEntry(
        alias, keys().getKey(alias, PASSWORD), PASSWORD, keys().getCertificateChain(alias));
    String file = folder.resolve(alias + ".p12").toString();
    try (var out = Files.newOutputStream(Path.of(file))) {
      one.store(out, PASSWORD);
    }
    var server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(file)
                .keystoreType("PKCS12")
                .keystorePassword(new String(PASSWORD))
                .keyManagerPassword(new String(PASSWORD))
                .trustStorePath(file)
                .trustStorePassword(new String(PASSWORD))
                .needClientAuth(wrong == Wrong.CLIENT_UNKNOWN));
    server.start();
    return server;
  }

  private void keytool(String alias, List<String> making) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=Sealbag test " + alias, "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    command.addAll(making);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IOException(words);
    }
  }

  @Override
  public void close() {
    SSLContext.setDefault(contextBefore);
    set(TRUST_STORE, storeBefore);
    set(TRUST_PASSWORD, passwordBefore);
  }
}
