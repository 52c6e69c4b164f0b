package sealbag.uploaders.records;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Tls;

/// A connection that cannot be trusted is not made, and the message says which certificate is at
/// fault.
class RecordsTlsTest {
  private static final String HERE = "ip:127.0.0.1";

  @TempDir private Path folder;
  private Optional<WireMockServer> server = Optional.empty();

  @AfterEach
  void stop() {
    server.ifPresent(WireMockServer::stop);
  }

  private URI serve(TestKeys keys, Optional<TestKeys> client) {
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .httpDisabled(true)
            .dynamicHttpsPort()
            .keystoreType("PKCS12")
            .keystorePath(keys.store().toString())
            .keystorePassword(TestKeys.PASSWORD)
            .keyManagerPassword(TestKeys.PASSWORD);
    if (client.isPresent()) {
      options
          .needClientAuth(true)
          .trustStoreType("PKCS12")
          .trustStorePath(client.orElseThrow().store().toString())
          .trustStorePassword(TestKeys.PASSWORD);
    }
    var started = new WireMockServer(options);
    started.start();
    started.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(201).withBody("{\"data\": {\"id\": \"s-1\"}}")));
    server = Optional.of(started);
    return URI.create("https://127.0.0.1:" + started.httpsPort());
  }

  private static StubReceipt create(URI to, Tls tls) throws Exception {
    var identity = new HttpRecords.Identity(Optional.empty(), tls);
    try (var records = Records.open(to, Shape.USUAL, identity, InstantSource.system())) {
      return records.create(Stubs.stub("SB-2026-000060"), new MemoryJournal());
    }
  }

  private void isNotSent(URI to, Tls tls, String... words) {
    assertThatThrownBy(() -> create(to, tls))
        .isInstanceOf(DeliveryException.Unavailable.class)
        .hasMessageContaining("no safe connection")
        .hasMessageContainingAll(words);
    assertThat(server.orElseThrow().getAllServeEvents()).isEmpty();
  }

  private static Tls trusting(TestKeys keys) throws IOException {
    return Tls.of(Optional.empty(), Optional.of(keys.certificate()));
  }

  @Test
  void aServiceOfATrustedAuthorityGetsTheStub() throws Exception {
    TestKeys keys = TestKeys.of(folder, "records", HERE);

    assertThat(create(serve(keys, Optional.empty()), trusting(keys)).stubId()).isEqualTo("s-1");
  }

  @Test
  void aServiceOfAnUnknownAuthorityGetsNothing() throws Exception {
    TestKeys keys = TestKeys.of(folder, "stranger", HERE);

    isNotSent(serve(keys, Optional.empty()), Tls.usual(), "CN=stranger", "signed by nobody");
  }

  @Test
  void aServiceWithAnExpiredCertificateGetsNothing() throws Exception {
    TestKeys keys = TestKeys.of(folder, "old", HERE, "-startdate", "-9d", "-validity", "2");

    isNotSent(serve(keys, Optional.empty()), trusting(keys), "CN=old", "has expired");
  }

  @Test
  void aServiceWithTheCertificateOfAnotherHostGetsNothing() throws Exception {
    TestKeys keys = TestKeys.of(folder, "elsewhere", "dns:other.example");

    isNotSent(serve(keys, Optional.empty()), trusting(keys), "CN=elsewhere", "for another name");
  }

  @Test
  void aServiceThatAsksForACertificateGetsOneFromPemOrPkcs12AndNothingWithoutOne()
      throws Exception {
    TestKeys keys = TestKeys.of(folder, "records", HERE);
    TestKeys client = TestKeys.of(folder, "sealbag", HERE);
    URI to = serve(keys, Optional.of(client));

    assertThatThrownBy(() -> create(to, trusting(keys)))
        .isInstanceOf(DeliveryException.Unavailable.class)
        .hasMessageContaining("certificate of this machine");
    assertThat(server.orElseThrow().getAllServeEvents()).isEmpty();
    var pem = new Tls.Shown(client.both(), Optional.empty(), Optional.empty());
    assertThat(create(to, Tls.of(Optional.of(pem), Optional.of(keys.certificate()))).stubId())
        .isEqualTo("s-1");
    var pkcs12 =
        new Tls.Shown(client.store(), Optional.empty(), Optional.of(new Secret(TestKeys.PASSWORD)));
    Tls tls = Tls.of(Optional.of(pkcs12), Optional.of(keys.certificate()));
    assertThat(create(to, tls).stubId()).isEqualTo("s-1");
    assertThat(tls.own().orElseThrow().getSubjectX500Principal().getName()).isEqualTo("CN=sealbag");
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws Exception {
    TestKeys client = TestKeys.of(folder, "sealbag", HERE);
    Path nothing = Files.writeString(folder.resolve("nothing.pem"), "-----BEGIN\n");

    assertThatThrownBy(
            () ->
                Tls.of(
                    Optional.of(
                        new Tls.Shown(
                            client.store(),
                            Optional.empty(),
                            Optional.of(new Secret("wrong-word")))),
                    Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("password")
        .hasMessageNotContaining("wrong-word");
    assertThatThrownBy(() -> Tls.of(Optional.empty(), Optional.of(nothing)))
        .hasMessageContaining("nothing.pem");
    assertThatThrownBy(
            () ->
                Tls.of(
                    Optional.of(
                        new Tls.Shown(client.certificate(), Optional.empty(), Optional.empty())),
                    Optional.empty()))
        .hasMessageContaining("private key");
  }
}
