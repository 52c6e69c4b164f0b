package sealbag.uploaders.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.EvidenceEndpoint.Cutting;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;

/// Sizes at the edges, at a service that cuts files as the profile says.
class AxonSizesTest extends AxonService {
  @TempDir private Path folder;

  @Override
  protected Cutting cutting() {
    return new Cutting(64L * MIB, 8L * MIB);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64 * MIB - 1, 64 * MIB, 64 * MIB + 1})
  void sizesAroundTheEdgesArriveWhole(int sizeBytes) throws Exception {
    Parcel parcel = parcel(sizeBytes);
    var journal = new MemoryJournal();

    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    assertThat(journal.read("axon.part.9"))
        .matches(last -> last.isPresent() == sizeBytes > 64 * MIB);
  }

  @Test
  void aFileOverTheLimitIsRefusedBeforeTheFirstByte() throws Exception {
    Path sparse = folder.resolve("SB-2026-000009.zip");
    try (var file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength((4L << 30) + 1);
    }
    var label =
        new Parcel.Label("t", Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    String unread = "0".repeat(64);
    var parcel = new Parcel("SB-2026-000009", sparse, unread, (4L << 30) + 1, unread, label);

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("field size", "4294967297 bytes", "4294967296", "largest-file");

    assertThat(endpoint.server().getAllServeEvents()).isEmpty();
  }
}
