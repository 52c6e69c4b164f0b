package sealbag.uploaders.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Certificates;
import sealbag.uploaders.http.Certificates.Wrong;

/// A service that cannot prove who it is gets nothing, not even the client's secret.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonTlsTest {
  @TempDir private static Path folder;
  private Certificates certificates;

  @BeforeAll
  void trust() throws Exception {
    certificates = new Certificates(folder);
  }

  @AfterAll
  void trustNoMore() {
    certificates.close();
  }

  @ParameterizedTest
  @EnumSource
  void aServiceWithoutAGoodCertificateGetsNothingAndThePersonHearsWhy(Wrong wrong)
      throws Exception {
    Parcel parcel = Parcels.seal(folder, "SB-2026-000001", "sealed".getBytes(UTF_8));
    WireMockServer service = certificates.server(wrong);
    URI address = URI.create("https://localhost:" + service.httpsPort());
    var settings =
        new AxonUploader.Settings(address, "agency", "client", new Secret("open-sesame"));

    try (var uploader = new AxonUploader(settings)) {
      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining(address.getAuthority())
          .message()
          .containsPattern(wrong.said());
    } finally {
      assertThat(service.getAllServeEvents()).isEmpty();
      service.stop();
    }
  }
}
