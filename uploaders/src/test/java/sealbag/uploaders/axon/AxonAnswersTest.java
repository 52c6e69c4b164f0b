package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.pace.Pace;

/// What the uploader makes of answers that no healthy service gives.
class AxonAnswersTest {
  private static final String SECRET = "hunter-two";
  private static final String TOKEN = "token-of-today";
  private static final String SIGNATURE = "X-Amz-Signature=0123456789abcdef";
  private static final String OPENED =
      """
      {"data":{"id":"u1","attributes":{"files":[{"fileId":"f1","mode":"single"}]}}}
      """;

  @TempDir private Path packages;
  private final WireMockServer service =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  @BeforeEach
  void start() {
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void wrongCredentialsAreRefusedWithWhatToCheck(int status) throws Exception {
    service.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));

    assertThat(failure())
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("127.0.0.1", "client id", "SB-2026-000030");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void aRefusalSaysWhenTheClockOfThisMachineIsWrong(int status) throws Exception {
    service.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Date", "Fri, 20 Nov 2026 18:20:00 GMT")));
    Instant now = Instant.parse("2026-11-20T18:00:00Z");
    var parcel = Parcels.seal(packages, "SB-2026-000031", "sealed".getBytes(UTF_8));

    try (var uploader =
        new AxonUploader(settings(URI.create(address())), Pace.unlimited(), () -> now)) {
      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Refused.class)
          .hasMessageContainingAll(
              "20 minutes behind that of 127.0.0.1", "time server", "client id");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void aBusyServiceIsTriedAgain(int status) throws Exception {
    service.stubFor(
        post(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", "7")));

    assertThat(failure())
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> {
              assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
              assertThat(e.isBusy()).isEqualTo(status == 429 || status == 503);
            });
  }

  @Test
  void aDateToWaitForIsMeasuredAgainstTheServicesOwnClock() throws Exception {
    service.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(503)
                    .withHeader("Date", "Fri, 20 Nov 2026 18:00:00 GMT")
                    .withHeader("Retry-After", "Fri, 20 Nov 2026 18:02:00 GMT")));

    assertThat(failure())
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "0", "99999999999999999999", "Fri, 99 Nov 2026"})
  void aWaitThatMakesNoSenseIsIgnored(String retryAfter) throws Exception {
    service.stubFor(
        post(anyUrl())
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", retryAfter)));

    assertThat(failure())
        .isInstanceOfSatisfying(Unavailable.class, e -> assertThat(e.retryAfter()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsTriedAgain(Fault fault) throws Exception {
    service.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThat(failure()).isInstanceOf(Unavailable.class);
  }

  @Test
  void aServiceThatIsDownIsTriedAgain() throws Exception {
    URI address = URI.create(address());
    service.stop();

    assertThat(failure(address)).isInstanceOf(Unavailable.class).hasMessageContaining("127.0.0.1");
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() throws Exception {
    service.stubFor(post(anyUrl()).willReturn(okJson("[" + " ".repeat(2 << 20) + "]")));

    assertThat(failure()).isInstanceOf(Unavailable.class);
  }

  @Test
  void aPageInPlaceOfJsonIsTriedAgain() throws Exception {
    service.stubFor(post(anyUrl()).willReturn(aResponse().withBody("<html>proxy</html>")));

    assertThat(failure()).isInstanceOf(Unavailable.class).hasMessageContaining("not JSON");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    service.stubFor(
        post(urlPathEqualTo("/api/oauth2/token"))
            .willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));

    assertThat(failure()).isInstanceOf(Refused.class).hasMessageContaining("redirects");
    assertThat(service.getAllServeEvents()).hasSize(1);
  }

  @Test
  void theServicesWordForAProblemIsShownButNothingElseOfItsAnswer() throws Exception {
    signIn();
    service.stubFor(
        post(urlPathMatching(".*/evidence-uploads"))
            .willReturn(
                aResponse()
                    .withStatus(422)
                    .withBody(
                        "{\"errors\":[{\"code\":\"category_unknown\",\"description\":\"free"
                            + " text\"}]}")));

    assertThat(failure())
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("422", "category_unknown")
        .hasMessageNotContaining("free text");
  }

  @Test
  void anIdThatWouldLeaveItsPathIsRefused() throws Exception {
    signIn();
    service.stubFor(
        post(urlPathMatching(".*/evidence-uploads"))
            .willReturn(okJson(OPENED.replace("u1", "../../other"))));

    assertThat(failure()).isInstanceOf(Refused.class).hasMessageContaining("upload id");
  }

  @Test
  void aLinkThatIsNotEncryptedIsRefusedUnseen() throws Exception {
    openedWithLink("http://bucket.example/key?" + SIGNATURE);

    assertThat(failure()).isInstanceOf(Refused.class).hasMessageContaining("https");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 500, 503})
  void neitherSecretsNorTokensNorLinksAreShown(int status) throws Exception {
    openedWithLink(address() + "/key?" + SIGNATURE);
    service.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(status).withBody(SECRET)));

    String shown = trace(failure());

    assertThat(shown).doesNotContain(SECRET, TOKEN, "X-Amz-Signature");
  }

  @Test
  void clocksThatDifferAreNamed() throws Exception {
    openedWithLink(address() + "/key?" + SIGNATURE);
    String skewed = "<Error><Code>RequestTimeTooSkewed</Code></Error>";
    service.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(403).withBody(skewed)));

    assertThat(failure()).isInstanceOf(Refused.class).hasMessageContaining("clock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evidence.example",
        "http://127.0.0.1.evidence.example",
        "http://localhost.evidence.example",
        "ftp://127.0.0.1",
        "https://user@evidence.example",
        "https:///path",
        "evidence.example"
      })
  void anAddressThatOthersCouldListenToIsNotTaken(String address) {
    assertThatThrownBy(() -> settings(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }

  @Test
  void aSecretPrintsAsStars() {
    assertThat(settings(URI.create("https://evidence.example")).toString())
        .contains("***")
        .doesNotContain(SECRET);
  }

  private String address() {
    return "http://127.0.0.1:" + service.port();
  }

  private void signIn() {
    service.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(404)));
    service.stubFor(
        post(urlPathEqualTo("/api/oauth2/token"))
            .willReturn(okJson("{\"access_token\":\"" + TOKEN + "\"}")));
  }

  private void openedWithLink(String link) {
    signIn();
    service.stubFor(
        post(urlPathMatching(".*/evidence-uploads")).willReturn(okJson(OPENED).withStatus(201)));
    ResponseDefinitionBuilder links =
        okJson("[{\"n\":1,\"method\":\"PUT\",\"headers\":{},\"url\":\"" + link + "\"}]");
    service.stubFor(post(urlPathMatching(".*/part-urls")).willReturn(links));
  }

  private DeliveryException failure() throws IOException {
    return failure(URI.create(address()));
  }

  private DeliveryException failure(URI address) throws IOException {
    var parcel = Parcels.seal(packages, "SB-2026-000030", "sealed".getBytes(UTF_8));
    try (var uploader = new AxonUploader(settings(address))) {
      return catchThrowableOfType(
          DeliveryException.class, () -> uploader.deliver(parcel, new MemoryJournal()));
    }
  }

  private static AxonUploader.Settings settings(URI address) {
    return new AxonUploader.Settings(address, "agency-1", "client-1", new Secret(SECRET));
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
