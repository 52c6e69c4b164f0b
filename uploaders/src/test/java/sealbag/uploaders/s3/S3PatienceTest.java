package sealbag.uploaders.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.http.BlackHole;
import sealbag.uploaders.http.Patience;

/// Stores that take their time: each wait has an end, long before those of these stores.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class S3PatienceTest {
  private static final byte[] BYTES = "sealed bytes".getBytes(UTF_8);
  private static final int NEVER = (int) TimeUnit.MINUTES.toMillis(2);

  @TempDir private Path packages;
  private AnsweringStore store;

  @BeforeAll
  void start() {
    store = new AnsweringStore();
  }

  @BeforeEach
  void answerWell() {
    store.forget();
    store.toPut(aResponse().withHeader("ETag", "\"e\""));
    store.toLook(aResponse().withHeader("Content-Length", "12"));
    store.toDownload(aResponse().withBody(BYTES));
  }

  @AfterAll
  void stop() {
    store.close();
  }

  private S3Uploader impatient(URI address, Duration answer) {
    var tuning = new Tuning(new Patience(Duration.ofMillis(300), answer), Optional.empty());
    return new S3Uploader(TestBucket.settings(address), TestBucket.LOGIN, tuning);
  }

  /// So slow that silence between two bytes is no fault, but the whole is.
  private static ResponseDefinitionBuilder dribbling(byte[] body) {
    return aResponse()
        .withHeader("ETag", "\"e\"")
        .withBody(body)
        .withChunkedDribbleDelay(600, NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"put dribbles", "put is silent", "look is silent", "download dribbles"})
  void aStoreThatTakesTooLongIsLeftAndTheNextAttemptDelivers(String fault) throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000001", BYTES);
    var journal = new MemoryJournal();
    switch (fault) {
      case "put dribbles" -> store.toPut(dribbling(new byte[1200]).withStatus(500));
      case "put is silent" -> store.toPut(aResponse().withFixedDelay(NEVER));
      case "look is silent" -> store.toLook(aResponse().withFixedDelay(NEVER));
      default -> store.toDownload(dribbling(new byte[1200]));
    }

    try (var uploader = impatient(store.address(), Duration.ofMillis(500))) {
      assertThatThrownBy(() -> uploader.deliver(parcel, journal))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("SB-2026-000001");
    }

    answerWell();
    try (var uploader = store.uploader(S3Settings.Keeping.AS_THE_BUCKET_DOES)) {
      assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());
    }
  }

  @Test
  void aConnectionThatNobodyTakesIsLeft() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000002", BYTES);

    try (var hole = new BlackHole();
        var uploader =
            impatient(URI.create("http://127.0.0.1:" + hole.port()), Duration.ofMinutes(2))) {
      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("network lets this machine reach it");
    }
  }
}
