package sealbag.uploaders.s3;

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
import sealbag.uploaders.http.Certificates;
import sealbag.uploaders.http.Certificates.Wrong;

/// A store that cannot prove who it is gets nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3TlsTest {
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
  void aStoreWithoutAGoodCertificateGetsNothingAndThePersonHearsWhy(Wrong wrong) throws Exception {
    Parcel parcel = Parcels.seal(folder, "SB-2026-000001", "sealed".getBytes(UTF_8));
    WireMockServer store = certificates.server(wrong);
    var settings = TestBucket.settings(URI.create("https://localhost:" + store.httpsPort()));

    try (var uploader = new S3Uploader(settings, TestBucket.LOGIN)) {
      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("bucket evidence")
          .message()
          .containsPattern(wrong.said());
    } finally {
      assertThat(store.getAllServeEvents()).isEmpty();
      store.stop();
    }
  }
}
