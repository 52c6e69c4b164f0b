package sealbag.uploaders.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Stray;
import sealbag.uploaders.delivery.Unfinished;

/// Multipart uploads that lie unfinished in the bucket: found, and given up only where they are
/// surely ours.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3LeftoversTest {
  private static final String NUMBER = "SB-2026-000701";

  @TempDir private static Path home;
  @TempDir private Path packages;
  private TestBucket bucket;
  private S3Uploader uploader;

  @BeforeAll
  void start() throws Exception {
    bucket = TestBucket.start(home);
    uploader = bucket.uploader();
  }

  @AfterAll
  void stop() {
    uploader.close();
    bucket.close();
  }

  private static final class Stopped extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /// Sends the first part of two and stops there.
  private Parcel stoppedHalfWay(MemoryJournal notes) throws Exception {
    byte[] bytes = new byte[6 * TestBucket.MIB];
    new Random(7).nextBytes(bytes);
    Parcel parcel = Parcels.seal(packages, NUMBER, bytes);
    var journal =
        new StoppingJournal(
            notes,
            step -> {
              if (step.endsWith(".2")) {
                throw new Stopped();
              }
            });
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Stopped.class);
    return parcel;
  }

  @Test
  void whatIsOursIsFoundAndGivenUpAndWhatIsNotIsShownAndLeft() throws Exception {
    var notes = new MemoryJournal();
    Parcel parcel = stoppedHalfWay(notes);
    String theirs = "sealed/2026/" + "a".repeat(64) + "/SB-2026-000702.zip";
    for (String key : List.of(theirs, "sealed/2026/holiday.mp4")) {
      bucket.eye().createMultipartUpload(open -> open.bucket("evidence").key(key));
    }

    List<Unfinished> found = uploader.unfinished(NUMBER, notes);
    List<Stray> strays = uploader.strays();
    List<Unfinished> given = uploader.abandon(NUMBER, notes);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().standing()).isEqualTo(Unfinished.Standing.OPEN);
    assertThat(found.getFirst().parts()).isEqualTo(1);
    assertThat(found.getFirst().sizeBytes()).isEqualTo(5 * TestBucket.MIB);
    assertThat(strays).hasSize(3);
    assertThat(strays.stream().flatMap(stray -> stray.number().stream()).sorted())
        .containsExactly(NUMBER, "SB-2026-000702");
    assertThat(strays.stream().map(Stray::sha256)).contains(parcel.sha256(), "a".repeat(64), "");
    assertThat(given).isEqualTo(found);
    assertThat(bucket.orphans()).containsExactlyInAnyOrder(theirs, "sealed/2026/holiday.mp4");
    assertThat(uploader.unfinished(NUMBER, notes)).isEmpty();

    uploader.deliver(parcel, notes);

    assertThat(bucket.held(parcel.fileName())).containsExactly(parcel.sha256());
  }

  @Test
  void whatBeganInAnotherBucketIsNotLookedForHere() throws Exception {
    var notes = new MemoryJournal();
    notes.write("s3.destination", "https://elsewhere.example s3://other/x/" + NUMBER + ".zip");

    assertThat(uploader.unfinished(NUMBER, notes)).isEmpty();
    assertThat(uploader.abandon(NUMBER, notes)).isEmpty();
  }

  @Test
  void anUploadThatTheStoreThrewAwayIsGone() throws Exception {
    var notes = new MemoryJournal();
    stoppedHalfWay(notes);
    uploader.unfinished(NUMBER, notes).stream()
        .map(Unfinished::id)
        .forEach(
            id ->
                bucket
                    .eye()
                    .abortMultipartUpload(
                        abort ->
                            abort
                                .bucket("evidence")
                                .key(
                                    notes
                                        .read("s3.destination")
                                        .orElseThrow()
                                        .replaceAll(".*//evidence/", ""))
                                .uploadId(id)));

    assertThat(uploader.unfinished(NUMBER, notes))
        .extracting(Unfinished::standing)
        .containsExactly(Unfinished.Standing.GONE);
  }
}
