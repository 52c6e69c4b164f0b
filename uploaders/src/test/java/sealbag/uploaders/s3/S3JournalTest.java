package sealbag.uploaders.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.ForgetfulJournal;
import sealbag.uploaders.delivery.ForgetfulJournal.FullException;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;

/// Journals that cannot be written, and that forgot their end. Whatever lies in the bucket already:
/// one object, and nothing left half sent.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3JournalTest {
  private static final int LARGE = 5 * TestBucket.MIB + 17; // two parts
  @TempDir private static Path home;
  @TempDir private Path packages;
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

  private Parcel parcel(String number, int sizeBytes) throws Exception {
    byte[] bytes = new byte[sizeBytes];
    new Random(number.hashCode()).nextBytes(bytes);
    return Parcels.seal(packages, number, bytes);
  }

  private void isDelivered(Parcel parcel, Receipt receipt) {
    assertThat(receipt.sha256()).isEqualTo(parcel.sha256());
    assertThat(bucket.held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aJournalThatCannotBeWrittenStopsTheDeliveryUntilItCan(int sizeBytes) throws Exception {
    int failed = 0;
    for (boolean isDone = false; !isDone; failed++) {
      Parcel parcel = parcel("SB-2026-1%02d%d".formatted(failed, sizeBytes), sizeBytes);
      var journal = new ForgetfulJournal().failingAt(failed + 1);
      try {
        uploader.deliver(parcel, journal);
        isDone = true;
      } catch (FullException e) {
        assertThat(journal.writes()).isEqualTo(failed);
      }
      journal.mend();

      isDelivered(parcel, uploader.deliver(parcel, journal));
    }
    assertThat(failed).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aJournalWithATornTailRepeatsItsLastStepsAndNothingElse(int sizeBytes) throws Exception {
    Parcel parcel = parcel("SB-2026-2" + sizeBytes, sizeBytes);
    var whole = new ForgetfulJournal();
    uploader.deliver(parcel, whole);

    for (int left = 0; left <= whole.writes(); left++) {
      isDelivered(parcel, uploader.deliver(parcel, whole.tornAfter(left)));
      assertThat(bucket.orphans()).as("%d notes left", left).isEmpty();
    }
  }
}
