package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encrypted connections, from a process of its own for the sake of its trust store.
class ImapTlsTest {
  @TempDir private static @Nullable Path folder;
  private static @Nullable TestCertificate keys;
  private static @Nullable Dovecot running;

  @BeforeAll
  static void start() throws Exception {
    Dovecot.require();
    keys = TestCertificate.of(Objects.requireNonNull(folder), "dns:localhost");
    running = Dovecot.startWithTls(keys);
    running.put("intake", MailSourceContract.mail(1).getBytes(ISO_8859_1));
  }

  @AfterAll
  static void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  private static Dovecot server() {
    return Objects.requireNonNull(running);
  }

  private static List<String> trusting() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + Objects.requireNonNull(keys).trust(),
        "-Djavax.net.ssl.trustStorePassword=changeit");
  }

  private static String read(List<String> jvm, String security, String host, int port)
      throws IOException {
    return ReadAll.inChild(jvm, security, host, Integer.toString(port), "intake");
  }

  @Test
  void aTrustedServerIsReadAndWatchedOverTls() throws Exception {
    assertThat(read(trusting(), "TLS", "localhost", server().imapsPort()))
        .contains("1 messages")
        .contains("waited");
  }

  @Test
  void aTrustedServerIsReadAndWatchedOverStarttls() throws Exception {
    assertThat(read(trusting(), "STARTTLS", "localhost", server().imapPort()))
        .contains("1 messages")
        .contains("waited");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    for (String security : List.of("TLS", "STARTTLS")) {
      int port = security.equals("TLS") ? server().imapsPort() : server().imapPort();
      assertThat(read(List.of(), security, "localhost", port))
          .startsWith("REFUSED: ")
          .contains("does not trust");
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    for (String security : List.of("TLS", "STARTTLS")) {
      int port = security.equals("TLS") ? server().imapsPort() : server().imapPort();
      assertThat(read(trusting(), security, "127.0.0.1", port))
          .startsWith("REFUSED: ")
          .contains("certificate for another name");
    }
  }

  @Test
  void aWrongPasswordIsRefusedByTheRealServer() throws Exception {
    String said =
        ReadAll.inChild(
            trusting(), "TLS", "localhost", Integer.toString(server().imapsPort()), "intake", "no");

    assertThat(said).startsWith("REFUSED: ").contains("AUTHENTICATIONFAILED");
    assertThat(said.getBytes(UTF_8)).hasSizeLessThan(400);
  }
}
