package sealbag.uploaders.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.http.Line;
import sealbag.uploaders.http.Line.Fault;
import sealbag.uploaders.http.Patience;

/// Lines and servers that fail, in front of a real S3 server. However it went: one object in the
/// end, and nothing left half sent.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3FaultsTest {
  private static final int MIB = TestBucket.MIB;
  private static final int LARGE = 16 * MIB + 5;
  @TempDir private static Path home;
  @TempDir private Path packages;
  private TestBucket bucket;
  private Line line;
  private S3Uploader uploader;

  @BeforeAll
  void start() throws Exception {
    bucket = TestBucket.start(home);
    line = new Line(bucket.endpoint());
    uploader = new S3Uploader(TestBucket.settings(line.endpoint()), TestBucket.LOGIN);
  }

  @AfterEach
  void nothingIsLeftHalfSent() {
    assertThat(bucket.orphans()).isEmpty();
  }

  @AfterAll
  void stop() throws Exception {
    uploader.close();
    line.close();
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
  @EnumSource(names = {"RESET", "FLIP"})
  void aBadLineCostsOnePartAndNoMore(Fault fault) throws Exception {
    Parcel parcel = parcel("SB-2026-0002" + fault, LARGE);
    var sent = new ArrayList<String>();
    var journal = new StoppingJournal(new MemoryJournal(), sent::add);
    line.next(fault);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    assertThat(line.isMended()).isTrue();
    Receipt receipt = uploader.deliver(parcel, journal);

    isDelivered(parcel, receipt);
    assertThat(sent.stream().filter("s3.part.1.1"::equals)).hasSize(3);
    assertThat(sent.stream().filter("s3.part.1.4"::equals)).hasSize(2);
  }

  @Test
  void aBitThatFlipsThreeTimesIsForAPerson() throws Exception {
    Parcel parcel = parcel("SB-2026-000210", 4 * MIB);
    var journal = new MemoryJournal();
    for (int time = 1; time < 3; time++) {
      line.next(Fault.FLIP);
      assertThatThrownBy(() -> uploader.deliver(parcel, journal))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("damaged on the way");
    }
    line.next(Fault.FLIP);
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("damaged on the way 3 times");
    assertThat(bucket.held(parcel.fileName())).isEmpty();

    isDelivered(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void aLostAnswerToAPutIsLookedForBeforeAnythingIsSentAgain() throws Exception {
    Parcel parcel = parcel("SB-2026-000211", 4 * MIB);
    var journal = new MemoryJournal();
    line.next(Fault.LOSE_ANSWER_TO_PUT);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    assertThat(journal.read("s3.stored")).isEmpty();
    isDelivered(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void aLostAnswerToTheJoinLeavesOneObject() throws Exception {
    Parcel parcel = parcel("SB-2026-000212", LARGE);
    var journal = new MemoryJournal();
    line.next(Fault.LOSE_ANSWER_TO_JOIN);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    isDelivered(parcel, uploader.deliver(parcel, journal));
    assertThat(journal.read("s3.round")).isEmpty();
  }

  @Test
  void aServerThatIsKilledBetweenPartsGetsOnlyTheMissingOnes() throws Exception {
    Parcel parcel = parcel("SB-2026-000213", LARGE);
    var notes = new MemoryJournal();
    var sent = new ArrayList<String>();
    Journal journal =
        new StoppingJournal(
            notes,
            step -> {
              sent.add(step);
              if (step.equals("s3.part.1.2") && !noted(notes, step).contains("\"etag\":\"\"")) {
                bucket.kill();
              }
            });

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    bucket.startAgain();
    sent.clear();
    Receipt receipt = uploader.deliver(parcel, new StoppingJournal(notes, sent::add));

    isDelivered(parcel, receipt);
    assertThat(sent).doesNotContain("s3.part.1.1", "s3.part.1.2").contains("s3.part.1.3");
  }

  private static String noted(MemoryJournal notes, String step) {
    return notes.read(step).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3.upload.1", "s3.part.1.3", "s3.joining"})
  void anUploadThatSomeonePurgedIsBegunAgain(String step) throws Exception {
    Parcel parcel = parcel("SB-2026-0003-" + step, LARGE);
    var notes = new MemoryJournal();
    Journal journal = new StoppingJournal(notes, noted -> purge(noted.equals(step), notes, parcel));

    Receipt receipt = deliverAtLast(parcel, journal);

    isDelivered(parcel, receipt);
  }

  private void purge(boolean now, MemoryJournal notes, Parcel parcel) {
    Notes.Session session = new Notes(notes).session().orElse(new Notes.Session("", 0));
    if (now && session.hasId() && notes.read("purged").isEmpty()) {
      notes.write("purged", "yes");
      bucket
          .eye()
          .abortMultipartUpload(
              abort ->
                  abort
                      .bucket("evidence")
                      .key(TestBucket.FOLDER.key(parcel))
                      .uploadId(session.id()));
    }
  }

  private Receipt deliverAtLast(Parcel parcel, Journal journal) throws Exception {
    for (int attempt = 0; attempt < 4; attempt++) {
      try {
        return uploader.deliver(parcel, journal);
      } catch (DeliveryException e) {
        assertThat(e).isInstanceOf(Unavailable.class);
      }
    }
    return uploader.deliver(parcel, journal);
  }

  @Test
  void anotherPartSizeInTheSettingsDoesNotDisturbWhatWasBegun() throws Exception {
    Parcel parcel = parcel("SB-2026-000214", LARGE);
    var journal = new MemoryJournal();
    line.next(Fault.RESET);
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);

    var other = new S3Settings.Sending(true, 7 * MIB, 5 * MIB);
    try (var again =
        new S3Uploader(TestBucket.settings(line.endpoint(), other), TestBucket.LOGIN)) {
      isDelivered(parcel, again.deliver(parcel, journal));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, 20})
  void aClockThatIsWrongIsAnAlarmAndNoBlindRetry(int minutes) throws Exception {
    Parcel parcel = parcel("SB-2026-0005" + Math.abs(minutes + 10), 100);
    var journal = new MemoryJournal();
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
    var tuning = new Tuning(Patience.USUAL, Optional.of(wrong));

    try (var skewed =
        new S3Uploader(TestBucket.settings(bucket.endpoint()), TestBucket.LOGIN, tuning)) {
      assertThatThrownBy(() -> skewed.deliver(parcel, journal))
          .isInstanceOf(Refused.class)
          .hasMessageContainingAll("clock is wrong", "times of receipt", "time server");
    }

    isDelivered(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void anUnreachableServerIsUnavailableAndNothingIsSaidThatIsSecret() throws Exception {
    Parcel parcel = parcel("SB-2026-000215", 100);
    var nowhere = new Line(bucket.endpoint());
    var settings = TestBucket.settings(nowhere.endpoint());
    nowhere.close();

    try (var unreachable = new S3Uploader(settings, TestBucket.LOGIN)) {
      assertThatThrownBy(() -> unreachable.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("no whole answer")
          .hasMessageNotContainingAny("practice-only", "Signature");
    }
    assertThat(List.of(bucket.held(parcel.fileName()))).containsExactly(List.of());
  }
}
