package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.pace.Pace;
import sealbag.uploaders.pace.Timetable;

class AxonPaceTest extends AxonService {

  @Test
  void partsThatGoSideBySideShareTheBandwidthLimit() throws Exception {
    Parcel parcel = parcel(11 * MIB); // three parts
    var settings =
        new AxonUploader.Settings(
            endpoint.base(),
            EvidenceEndpoint.PARTNER_ID,
            EvidenceEndpoint.CLIENT_ID,
            new Secret(EvidenceEndpoint.CLIENT_SECRET));
    var pace =
        new Pace(Timetable.of("16MiB/s").orElseThrow(), InstantSource.system(), ZoneOffset.UTC);
    long before = System.nanoTime();

    try (var slow = new AxonUploader(settings, pace)) {
      isDeliveredOnce(parcel, slow.deliver(parcel, new MemoryJournal()));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(680));
  }
}
