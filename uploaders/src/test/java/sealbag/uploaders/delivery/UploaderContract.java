package sealbag.uploaders.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every uploader must do. A new one gets a subclass.
public abstract class UploaderContract {
  @TempDir protected Path packages;

  protected abstract Uploader uploader();

  /// SHA-256 of everything the destination holds under this name.
  protected abstract List<String> held(String fileName) throws Exception;

  @Test
  void theDestinationHoldsTheBytesAndTheReceiptSaysSo() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000001", "sealed bytes".getBytes(UTF_8));

    Receipt receipt = uploader().deliver(parcel, new MemoryJournal());

    assertThat(receipt.sha256()).isEqualTo(parcel.sha256());
    assertThat(receipt.sizeBytes()).isEqualTo(12);
    assertThat(held("SB-2026-000001.zip")).containsExactly(parcel.sha256());
  }

  @Test
  void theSameParcelAgainIsHarmlessWithOrWithoutItsJournal() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000002", "sealed twice".getBytes(UTF_8));
    var journal = new MemoryJournal();

    Receipt first = uploader().deliver(parcel, journal);
    Receipt second = uploader().deliver(parcel, journal);
    Receipt third = uploader().deliver(parcel, new MemoryJournal());

    assertThat(List.of(second, third)).containsOnly(first);
    assertThat(held("SB-2026-000002.zip")).containsExactly(parcel.sha256());
  }

  @Test
  void anAlteredFileIsNotDelivered() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000003", "sealed bytes".getBytes(UTF_8));
    Files.writeString(parcel.file(), "!", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> uploader().deliver(parcel, new MemoryJournal()))
        .isInstanceOf(DeliveryException.Altered.class)
        .hasMessageContaining("SB-2026-000003");
    assertThat(held("SB-2026-000003.zip")).isEmpty();
  }

  @Test
  void aMissingFileIsNotDelivered() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000004", "sealed bytes".getBytes(UTF_8));
    Files.delete(parcel.file());

    assertThatThrownBy(() -> uploader().deliver(parcel, new MemoryJournal()))
        .isInstanceOf(DeliveryException.Altered.class)
        .hasMessageContaining("SB-2026-000004");
    assertThat(held("SB-2026-000004.zip")).isEmpty();
  }

  @Test
  void aThreadThatIsAskedToStopStopsAndTheNextAttemptDelivers() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000005", "sealed bytes".getBytes(UTF_8));
    var journal = new MemoryJournal();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> uploader().deliver(parcel, journal))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(held("SB-2026-000005.zip")).isEmpty();

    uploader().deliver(parcel, journal);
    assertThat(held("SB-2026-000005.zip")).containsExactly(parcel.sha256());
  }

  @Test
  void anEmptyFileIsDelivered() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000006", new byte[0]);

    uploader().deliver(parcel, new MemoryJournal());

    assertThat(held("SB-2026-000006.zip")).containsExactly(parcel.sha256());
  }
}
