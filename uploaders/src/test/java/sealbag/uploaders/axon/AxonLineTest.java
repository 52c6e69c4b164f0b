package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.http.Line;
import sealbag.uploaders.http.Line.Fault;

/// Bad lines to, and deaths of, the store behind the signed links. However it went: one piece of
/// evidence in the end, and nothing left half sent.
class AxonLineTest extends AxonService {
  private static final int LARGE = 11 * MIB + 5; // three parts

  @SuppressWarnings("NullAway.Init") // the endpoint asks for it when it starts
  private Line line;

  @Override
  protected URI door(URI store) {
    try {
      line = new Line(store);
      return line.endpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void forget() {
    line.takePuts();
  }

  @AfterAll
  void closeTheLine() throws IOException {
    line.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "FLIP"})
  void aBadLineCostsOnePartAndNoMore(Fault fault) throws Exception {
    Parcel parcel = parcel(LARGE);
    var journal = new MemoryJournal();
    line.next(fault);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    assertThat(line.isMended()).isTrue();
    List<Integer> noted = noted(journal);
    line.takePuts();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    List<Integer> again = line.takePuts(); // one that was given up may have come by late
    assertThat(again).isNotEmpty().isSubsetOf(1, 2, 3);
    assertThat(noted).noneMatch(again::contains);
  }

  @Test
  void aBitThatFlipsThreeTimesIsForAPersonWhoseRetryDelivers() throws Exception {
    Parcel parcel = parcel(4 * MIB);
    var journal = new MemoryJournal();
    for (int time = 1; time < 3; time++) {
      line.next(Fault.FLIP);
      assertThatThrownBy(() -> uploader.deliver(parcel, journal))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("changed on the way");
    }
    line.next(Fault.FLIP);
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("3 times", "network");
    assertThat(endpoint.held(parcel.fileName())).isEmpty();

    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aLostAnswerToAPutMakesNoSecondObject(int sizeBytes) throws Exception {
    Parcel parcel = parcel(sizeBytes);
    var journal = new MemoryJournal();
    line.next(Fault.LOSE_ANSWER_TO_PUT);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void aStoreThatDiesInAPartAndComesBackGetsOnlyWhatItLacks() throws Exception {
    Parcel parcel = parcel(LARGE);
    var journal = new MemoryJournal();
    line.inTheMiddle(endpoint::killStore);
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    endpoint.startStoreAgain();
    List<Integer> noted = noted(journal);
    line.takePuts();

    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    var missing = new ArrayList<>(List.of(1, 2, 3));
    missing.removeAll(noted);
    assertThat(line.takePuts()).containsExactlyInAnyOrderElementsOf(missing);
  }

  @Test
  void aStoreThatDiesBetweenPartsGetsOnlyTheMissingOnes() throws Exception {
    Parcel parcel = parcel(LARGE);
    var journal = new MemoryJournal();
    var asked = new AtomicInteger();
    endpoint.watch(
        (call, isDone) -> {
          if (!isDone
              && call.matches("POST .*/files/.*/complete")
              && asked.getAndIncrement() == 0) {
            endpoint.killStore();
            return true;
          }
          return false;
        });
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    endpoint.startStoreAgain();
    assertThat(line.takePuts()).containsExactlyInAnyOrder(1, 2, 3);

    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    assertThat(line.takePuts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void linksThatExpireInTheQueueAreSignedAnewAndTheUploadGoesOn(int sizeBytes) throws Exception {
    Parcel parcel = parcel(sizeBytes);
    var links = new AtomicInteger();
    endpoint.watch(
        (call, isDone) -> {
          if (!isDone && call.endsWith("/part-urls")) {
            boolean first = links.getAndIncrement() == 0;
            endpoint.linkClockAhead(first ? Duration.ofMinutes(-16) : Duration.ZERO);
          }
          return false;
        });

    isDeliveredOnce(parcel, deliverAtLast(parcel, new MemoryJournal()));

    assertThat(links.get()).isGreaterThan(1);
  }

  @Test
  void clocksThatDifferAreAnAlarmAndNoBlindRetry() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    endpoint.linkClockAhead(Duration.ofMinutes(-20));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("clock", "20 minutes behind");
    assertThat(line.takePuts()).hasSizeLessThan(3);

    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void aFileThatChangesBetweenItsHashAndItsUploadIsNeverFinished(int sizeBytes) throws Exception {
    Parcel parcel = parcel(sizeBytes);
    endpoint.watch(
        (call, isDone) -> {
          if (!isDone && call.endsWith("/part-urls")) {
            spoil(parcel, sizeBytes);
          }
          return false;
        });

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Altered.class)
        .hasMessageContaining("no longer what was sealed");

    assertThat(endpoint.held(parcel.fileName())).isEmpty();
  }

  /// A store that refuses a large body while it is on its way may end the connection before it is
  /// heard.
  private Receipt deliverAtLast(Parcel parcel, MemoryJournal journal) throws Exception {
    try {
      return uploader.deliver(parcel, journal);
    } catch (Unavailable _) {
      return uploader.deliver(parcel, journal);
    }
  }

  private static void spoil(Parcel parcel, int sizeBytes) {
    try {
      byte[] bytes = Files.readAllBytes(parcel.file());
      bytes[sizeBytes - 1] ^= 1;
      Files.write(parcel.file(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> noted(MemoryJournal journal) {
    return List.of(1, 2, 3).stream()
        .filter(number -> journal.read("axon.part." + number).isPresent())
        .toList();
  }
}
