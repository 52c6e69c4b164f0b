package sealbag.uploaders.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.delivery.UploaderContract;

class FolderUploaderTest extends UploaderContract {
  @TempDir private Path home;

  private Path outbox() {
    return home.resolve("outbox/evidence");
  }

  @Override
  protected Uploader uploader() {
    return new FolderUploader(outbox());
  }

  @Override
  protected List<String> held(String fileName) throws Exception {
    Path file = outbox().resolve(fileName);
    return Files.exists(file) ? List.of(Fingerprint.of(file).sha256()) : List.of();
  }

  @Test
  void nothingButThePackageIsLeftAndNobodyElseMayReadIt() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000010", "sealed".getBytes(UTF_8));
    Files.createDirectories(outbox());
    Files.writeString(outbox().resolve(".SB-2026-000010.zip.part"), "from an attempt that died");

    Receipt receipt = uploader().deliver(parcel, new MemoryJournal());

    Path delivered = Path.of(receipt.destination());
    assertThat(outbox()).isDirectoryContaining(delivered::equals);
    assertThat(outbox().toFile().list()).containsExactly("SB-2026-000010.zip");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(delivered)))
        .isEqualTo("rw-------");
  }

  @Test
  void otherBytesUnderTheNameAreNeverOverwritten() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000011", "sealed".getBytes(UTF_8));
    Files.createDirectories(outbox());
    Path other = Files.writeString(outbox().resolve("SB-2026-000011.zip"), "someone else's");

    assertThatThrownBy(() -> uploader().deliver(parcel, new MemoryJournal()))
        .isInstanceOf(DeliveryException.Refused.class)
        .hasMessageContaining("already holds other bytes");
    assertThat(other).hasContent("someone else's");
    assertThat(outbox().toFile().list()).containsExactly("SB-2026-000011.zip");
  }

  @Test
  void aPathThatIsNoFolderIsUnavailable() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000012", "sealed".getBytes(UTF_8));
    Path file = Files.writeString(home.resolve("file"), "no folder");

    assertThatThrownBy(() -> new FolderUploader(file).deliver(parcel, new MemoryJournal()))
        .isInstanceOf(DeliveryException.Unavailable.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFullDiskIsUnavailableAndLeavesNothing() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000013", "sealed".getBytes(UTF_8));
    var broken = new BrokenStream(new ByteArrayInputStream(new byte[100]));

    assertThatThrownBy(
            () ->
                new WriteOnceFolder(outbox()).put(parcel.fileName(), broken, parcel.fingerprint()))
        .isInstanceOf(DeliveryException.Unavailable.class)
        .hasMessageContaining("has space");
    assertThat(outbox()).isEmptyDirectory();
  }
}
