package sealbag.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.pace.Hours;

class TrafficTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-27T23:00:00Z");

  private static Parcel parcel(long sizeBytes) {
    String hash = "0".repeat(64);
    var label = new Parcel.Label("", Optional.empty(), Optional.empty(), Optional.empty(), NOON);
    return new Parcel("SB-2026-000001", Path.of("p.zip"), hash, sizeBytes, hash, label);
  }

  private static Traffic traffic(int most) {
    List<Hours> hours = List.of(Hours.of("19:00-06:00").orElseThrow());
    return new Traffic(
        Optional.of(new Traffic.Lane(1 << 30, hours, "19:00-06:00", ZoneOffset.UTC)), most);
  }

  private static Unavailable busy() {
    return Unavailable.busy("Slow down.", Optional.empty());
  }

  private static boolean leaves(Traffic traffic) {
    return traffic.leave(parcel(1), NOON, false).isEmpty();
  }

  @Test
  void aLargePackageWaitsForItsHoursAndSaysWhy() {
    Optional<Traffic.Later> later = traffic(2).leave(parcel(1 << 30), NOON, false);

    assertThat(later).isPresent();
    assertThat(later.orElseThrow().due()).isEqualTo(Instant.parse("2026-11-27T19:00:00Z"));
    assertThat(later.orElseThrow().sentence()).contains("1024 MiB").contains("19:00-06:00");
  }

  @Test
  void itLeavesInItsHoursAndAtOnceWhereAPersonAsksAndSmallOnesLeaveAlways() {
    assertThat(traffic(2).leave(parcel(1 << 30), NIGHT, false)).isEmpty();
    assertThat(traffic(2).leave(parcel(1 << 30), NOON, true)).isEmpty();
    assertThat(traffic(2).leave(parcel((1 << 30) - 1), NOON, false)).isEmpty();
  }

  @Test
  void aBusyDestinationHalvesHowManyLeaveSideBySideAndTwentyThatArriveGiveOneBack() {
    Traffic traffic = traffic(8);
    assertThat(leaves(traffic)).isTrue();
    traffic.failed(busy());
    assertThat(traffic.allowed()).isEqualTo(4);
    assertThat(leaves(traffic)).isTrue();
    traffic.failed(busy());
    assertThat(traffic.allowed()).isEqualTo(2);

    for (int i = 0; i < 19; i++) {
      assertThat(leaves(traffic)).isTrue();
      traffic.arrived();
    }
    assertThat(traffic.allowed()).isEqualTo(2);
    assertThat(leaves(traffic)).isTrue();
    traffic.arrived();
    assertThat(traffic.allowed()).isEqualTo(3);
  }

  @Test
  void neverFewerThanOneAndTheNextWaitsAMoment() {
    Traffic traffic = traffic(2);
    for (int i = 0; i < 3; i++) {
      assertThat(leaves(traffic)).isTrue();
      traffic.failed(busy());
    }
    assertThat(traffic.allowed()).isEqualTo(1);
    assertThat(leaves(traffic)).isTrue();

    Optional<Traffic.Later> second = traffic.leave(parcel(1), NOON, true);

    assertThat(second.orElseThrow().due()).isEqualTo(NOON.plus(Duration.ofSeconds(10)));
    assertThat(second.orElseThrow().sentence()).contains("1 of 2");
    traffic.stopped();
    assertThat(leaves(traffic)).isTrue();
  }

  @Test
  void otherFailuresChangeNothing() {
    Traffic traffic = traffic(4);
    assertThat(leaves(traffic)).isTrue();
    traffic.failed(new Unavailable("No answer."));
    assertThat(leaves(traffic)).isTrue();
    traffic.failed(new Refused("No."));

    assertThat(traffic.allowed()).isEqualTo(4);
  }
}
