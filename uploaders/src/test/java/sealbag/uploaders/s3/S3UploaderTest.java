package sealbag.uploaders.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.delivery.UploaderContract;
import sealbag.uploaders.pace.Pace;
import sealbag.uploaders.pace.Timetable;
import sealbag.uploaders.s3.S3Settings.Sending;
import software.amazon.awssdk.core.sync.RequestBody;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3UploaderTest extends UploaderContract {
  private static final int MIB = TestBucket.MIB;
  @TempDir private static Path home;
  private TestBucket bucket;
  private S3Uploader uploader;

  @BeforeAll
  void start() throws Exception {
    bucket = TestBucket.start(home);
    uploader = bucket.uploader();
  }

  @AfterEach
  void nothingIsLeftHalfSent() {
    assertThat(bucket.orphans()).isEmpty();
  }

  @AfterAll
  void stop() {
    uploader.close();
    bucket.close();
  }

  @Override
  protected Uploader uploader() {
    return uploader;
  }

  @Override
  protected List<String> held(String fileName) {
    return bucket.held(fileName);
  }

  private Parcel parcel(String number, int sizeBytes) throws Exception {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return Parcels.seal(packages, number, bytes);
  }

  @Test
  void theKeyHoldsTheDigestAndTheReceiptSaysWhereItLies() throws Exception {
    Parcel parcel = parcel("SB-2026-000101", 100);

    Receipt receipt = uploader.deliver(parcel, new MemoryJournal());

    String key = "sealed/2026/" + parcel.sha256() + "/SB-2026-000101.zip";
    assertThat(receipt.evidenceId()).isEqualTo(key);
    assertThat(receipt.destination()).isEqualTo(URI.create("s3://evidence/" + key));
  }

  @Test
  void aBandwidthLimitIsKept() throws Exception {
    Parcel parcel = parcel("SB-2026-000102", MIB);
    var pace =
        new Pace(Timetable.of("2MiB/s").orElseThrow(), InstantSource.system(), ZoneOffset.UTC);
    long before = System.nanoTime();

    try (var slow =
        new S3Uploader(
            TestBucket.settings(bucket.endpoint()), TestBucket.LOGIN, Tuning.USUAL, pace)) {
      slow.deliver(parcel, new MemoryJournal());
    }

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(480));
    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 10 * MIB, 10 * MIB + 1})
  void sizesAroundTheThresholdsArriveWhole(int sizeBytes) throws Exception {
    Parcel parcel = parcel("SB-2026-1" + sizeBytes, sizeBytes);

    uploader.deliver(parcel, new MemoryJournal());

    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void sizesAroundTheUsualThresholdArriveWhole(int more) throws Exception {
    var settings = TestBucket.settings(bucket.endpoint(), new Sending(true, 16 * MIB));
    Parcel parcel = parcel("SB-2026-2" + (more + 1), 64 * MIB + more);

    try (var usual = new S3Uploader(settings, TestBucket.LOGIN)) {
      usual.deliver(parcel, new MemoryJournal());
    }

    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @Test
  void manyPartsArriveInTheirOrder() throws Exception {
    Parcel parcel = parcel("SB-2026-000110", 61 * MIB + 17);
    var journal = new MemoryJournal();

    uploader.deliver(parcel, journal);

    assertThat(journal.read("s3.part.1.13")).isPresent();
    assertThat(journal.read("s3.part.1.14")).isEmpty();
    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @Test
  void aStoreWithoutChecksumsGetsSignedBodies() throws Exception {
    var settings = TestBucket.settings(bucket.endpoint(), new Sending(false, 5 * MIB, 5 * MIB));
    Parcel small = parcel("SB-2026-000111", 1000);
    Parcel large = parcel("SB-2026-000112", 6 * MIB);

    try (var plain = new S3Uploader(settings, TestBucket.LOGIN)) {
      plain.deliver(small, new MemoryJournal());
      plain.deliver(large, new MemoryJournal());
    }

    assertThat(held(small.fileName())).containsExactly(small.sha256());
    assertThat(held(large.fileName())).containsExactly(large.sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 11 * MIB})
  void aFileThatChangedAndKeptItsLengthIsNotDelivered(int sizeBytes) throws Exception {
    Parcel parcel = parcel("SB-2026-3" + sizeBytes, sizeBytes);
    byte[] bytes = Files.readAllBytes(parcel.file());
    bytes[sizeBytes - 1] ^= 1;
    Files.write(parcel.file(), bytes);

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Altered.class)
        .hasMessageContaining(parcel.number());
    assertThat(held(parcel.fileName())).isEmpty();
  }

  @Test
  void aPackageWithoutHashesOfItsSlicesIsHashedOnItsWay() throws Exception {
    Parcel parcel = Parcels.uncut(parcel("SB-2026-000130", 11 * MIB));
    uploader.deliver(parcel, new MemoryJournal());
    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());

    Parcel changed = Parcels.uncut(parcel("SB-2026-000131", 11 * MIB));
    byte[] bytes = Files.readAllBytes(changed.file());
    bytes[7 * MIB] ^= 1;
    Files.write(changed.file(), bytes);
    assertThatThrownBy(() -> uploader.deliver(changed, new MemoryJournal()))
        .isInstanceOf(Altered.class);
    assertThat(held(changed.fileName())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 6 * MIB})
  void otherBytesUnderTheKeyAreNeverOverwritten(int sizeBytes) throws Exception {
    Parcel parcel = parcel("SB-2026-4" + sizeBytes, sizeBytes);
    bucket
        .eye()
        .putObject(
            put -> put.bucket("evidence").key(TestBucket.FOLDER.key(parcel)),
            RequestBody.fromString("someone else"));
    List<String> others = held(parcel.fileName());

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("already holds other bytes");
    assertThat(held(parcel.fileName())).isEqualTo(others).hasSize(1);
  }

  @Test
  void whatWasRemovedAfterItWasAcceptedIsSentAgainOnlyWhenAPersonSaysSo() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000120", "sealed".getBytes(UTF_8));
    var journal = new MemoryJournal();
    uploader.deliver(parcel, journal);
    bucket
        .eye()
        .deleteObject(delete -> delete.bucket("evidence").key(TestBucket.FOLDER.key(parcel)));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no longer holds");
    assertThat(held(parcel.fileName())).isEmpty();

    uploader.deliver(parcel, journal);
    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 11 * MIB})
  void severalThatSubmitTheSameLeaveOneObject(int sizeBytes) throws Exception {
    Parcel parcel = parcel("SB-2026-5" + sizeBytes, sizeBytes);
    Callable<Receipt> delivery =
        () -> {
          try (var own = bucket.uploader()) {
            return own.deliver(parcel, new MemoryJournal());
          }
        };

    List<Receipt> receipts;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      receipts =
          threads.invokeAll(List.of(delivery, delivery, delivery)).stream()
              .map(done -> done.resultNow())
              .toList();
    }

    assertThat(receipts).hasSize(3).containsOnly(receipts.getFirst());
    assertThat(held(parcel.fileName())).containsExactly(parcel.sha256());
  }
}
