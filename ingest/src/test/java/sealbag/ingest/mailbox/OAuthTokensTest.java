package sealbag.ingest.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.ingest.mailbox.MailSourceException.Why;
import sealbag.ingest.mailbox.MailboxSettings.Login;
import sealbag.uploaders.delivery.Secret;

class OAuthTokensTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String SECRET = "a secret & more";

  private TokenService service;
  private volatile Instant now = Instant.now();

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    service = new TokenService(1000);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private OAuthTokens tokens(Login.Proof proof) {
    var login = new Login.OAuth(service.address(), "app", proof, "https://example/.default");
    return new OAuthTokens(login, () -> now, LIMIT, LIMIT);
  }

  private OAuthTokens tokens() {
    return tokens(new Login.Proof.ClientSecret(new Secret(SECRET)));
  }

  private static MailSourceException failure(OAuthTokens tokens) {
    return catchThrowableOfType(MailSourceException.class, tokens::token);
  }

  @Test
  void aTokenIsKeptUntilFourFifthsOfItsLifeAreOver() throws Exception {
    OAuthTokens tokens = tokens();

    assertThat(tokens.token()).isEqualTo("token-1");
    now = now.plusSeconds(799);
    assertThat(tokens.token()).isEqualTo("token-1");
    now = now.plusSeconds(1);
    assertThat(tokens.token()).isEqualTo("token-2");
  }

  @Test
  void aForgottenTokenIsNotHandedOutAgain() throws Exception {
    OAuthTokens tokens = tokens();
    assertThat(tokens.token()).isEqualTo("token-1");

    tokens.forget();

    assertThat(tokens.token()).isEqualTo("token-2");
  }

  @Test
  void theQuestionIsTheOneOfTheStandard() throws Exception {
    var _ = tokens().token();

    assertThat(service.asked().getFirst())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", "app")
        .containsEntry("client_secret", SECRET)
        .containsEntry("scope", "https://example/.default");
  }

  @Test
  void manyThreadsCauseOneQuestion() throws Exception {
    OAuthTokens tokens = tokens();
    var ask = new ArrayList<Callable<String>>();
    for (int i = 0; i < 20; i++) {
      ask.add(tokens::token);
    }

    List<Future<String>> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = threads.invokeAll(ask);
    }

    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("token-1");
    }
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void whileTheServiceIsAwayTheOldTokenServesToItsEnd() throws Exception {
    OAuthTokens tokens = tokens();
    var _ = tokens.token();
    now = now.plusSeconds(900);

    service.plan(503, "");
    assertThat(tokens.token()).isEqualTo("token-1");

    now = now.plusSeconds(100);
    service.plan(503, "");
    assertThat(failure(tokens).why()).isEqualTo(Why.AWAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7000215 | client secret is wrong",
        "7000222 | client secret has expired",
        "700016 | not known in this tenant",
        "65001 | consent",
        "700027 | certificate",
        "90002 | Check tenant",
        "999999 | does not accept the client id"
      })
  void refusalsAreTranslated(String code, String words) {
    service.plan(
        401,
        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS%s: secret %s\",\"error_codes\":[%s]}"
            .formatted(code, SECRET, code));

    MailSourceException failure = failure(tokens());

    assertThat(failure.why()).isEqualTo(Why.REFUSED);
    assertThat(failure).hasMessageContainingAll(words, "AADSTS" + code, "invalid_client", "401");
    assertThat(failure.getMessage()).doesNotContain(SECRET);
  }

  @Test
  void anAnswerThatIsNoJsonIsARefusal() {
    service.plan(200, "<html>log in here</html>");

    assertThat(failure(tokens()).why()).isEqualTo(Why.REFUSED);
    assertThat(failure(tokens())).isNull();
  }

  @Test
  void aServiceThatIsNotThereIsAway() {
    OAuthTokens tokens = tokens();
    service.close();

    MailSourceException failure = failure(tokens);

    assertThat(failure.why()).isEqualTo(Why.AWAY);
    assertThat(failure).hasMessageContaining("127.0.0.1");
  }

  @Test
  void aCertificateProvesTheApplicationWithASignature() throws Exception {
    TestCertificate keys = TestCertificate.of(folder, "dns:localhost");

    var _ = tokens(new Login.Proof.Certificate(keys.both())).token();

    var asked = service.asked().getFirst();
    assertThat(asked)
        .doesNotContainKey("client_secret")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    String[] parts = asked.getOrDefault("client_assertion", "").split("\\.", -1);
    assertThat(decoded(parts[0])).contains("\"RS256\"", "\"x5t#S256\"");
    assertThat(decoded(parts[1]))
        .contains("\"sub\":\"app\"", "\"iss\":\"app\"", service.address().toString());
    var signature = Signature.getInstance("SHA256withRSA");
    try (var in = Files.newInputStream(keys.certificate())) {
      signature.initVerify(CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void anUnusableCertificateFileIsExplained() throws Exception {
    TestCertificate keys = TestCertificate.of(folder, "dns:localhost");

    assertThat(failure(tokens(new Login.Proof.Certificate(keys.certificate()))))
        .hasMessageContaining("PRIVATE KEY");
    assertThat(failure(tokens(new Login.Proof.Certificate(folder.resolve("none.pem")))))
        .hasMessageContaining("cannot be read");
    now = now.plus(Duration.ofDays(400));
    assertThat(failure(tokens(new Login.Proof.Certificate(keys.both()))))
        .hasMessageContaining("expired on");
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
