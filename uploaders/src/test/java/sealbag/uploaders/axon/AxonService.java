package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.fixtures.endpoint.EvidenceEndpoint.Cutting;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Patience;

/// A service that works, for the tests of one class, and what an undisturbed delivery leaves there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AxonService {
  protected static final int MIB = 1 << 20;

  @TempDir private static Path bucket;
  @TempDir private Path packages;
  private final AtomicInteger numbers = new AtomicInteger();
  protected final AtomicLong nanoTime = new AtomicLong();
  protected EvidenceEndpoint endpoint;
  protected AxonUploader uploader;
  protected int evidences;
  private long openBefore;
  private int multipartsBefore;

  @BeforeAll
  final void start() throws Exception {
    endpoint = EvidenceEndpoint.start(bucket, cutting(), this::door);
  }

  /// How the service wants files.
  protected Cutting cutting() {
    return new Cutting(5 * MIB, 5 * MIB);
  }

  /// What stands between the clients and the store behind the signed links; nothing, unless a test
  /// says so.
  ///
  /// @param store where it is
  protected URI door(URI store) {
    return store;
  }

  @BeforeEach
  final void open() {
    uploader = uploader(AxonUploader.Words.USUAL, Limits.USUAL);
    evidences = endpoint.evidences();
    openBefore = endpoint.openUploads();
    multipartsBefore = endpoint.openMultiparts();
  }

  @AfterEach
  final void recover() {
    uploader.close();
    endpoint.recover();
    endpoint.server().resetRequests();
  }

  @AfterAll
  final void stop() {
    endpoint.close();
  }

  protected void isDeliveredOnce(Parcel parcel, Receipt receipt) {
    assertThat(receipt.sha256()).isEqualTo(parcel.sha256());
    assertThat(endpoint.held(parcel.fileName())).containsExactly(parcel.sha256());
    assertThat(endpoint.evidences() - evidences).isOne();
    assertThat(endpoint.openUploads()).isEqualTo(openBefore);
    assertThat(endpoint.openMultiparts()).isEqualTo(multipartsBefore);
  }

  protected Parcel parcel(int sizeBytes) throws Exception {
    int number = numbers.incrementAndGet();
    byte[] bytes = new byte[sizeBytes];
    new Random(number).nextBytes(bytes);
    return Parcels.seal(packages, "SB-2026-%06d".formatted(number), bytes);
  }

  protected AxonUploader uploader(AxonUploader.Words words, Limits limits) {
    return uploader(endpoint.base(), words, limits, Patience.USUAL);
  }

  protected AxonUploader uploader(URI base, Patience patience) {
    return uploader(base, AxonUploader.Words.USUAL, Limits.USUAL, patience);
  }

  private AxonUploader uploader(
      URI base, AxonUploader.Words words, Limits limits, Patience patience) {
    return new AxonUploader(
        new AxonUploader.Settings(
            base,
            EvidenceEndpoint.PARTNER_ID,
            EvidenceEndpoint.CLIENT_ID,
            new Secret(EvidenceEndpoint.CLIENT_SECRET),
            words,
            Paths.USUAL,
            limits),
        nanoTime::get,
        patience);
  }
}
