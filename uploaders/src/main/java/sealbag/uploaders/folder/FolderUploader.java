package sealbag.uploaders.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sealbag.uploaders.delivery.Begun;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.SealedFile;
import sealbag.uploaders.delivery.Uploader;

/// Delivers into a folder. Needs no journal: what already lies in the folder says how far it came.
public final class FolderUploader implements Uploader {
  private final WriteOnceFolder folder;
  private final Optional<ImportSheet> sheet;

  /// Delivers into this folder, which is created when it is missing.
  public FolderUploader(Path folder) {
    this(folder, Optional.empty());
  }

  /// Delivers into this folder, with a sheet for those who import by hand.
  ///
  /// @param sheet lies beside each package; empty: nothing does
  public FolderUploader(Path folder, Optional<ImportSheet> sheet) {
    this.folder = new WriteOnceFolder(folder);
    this.sheet = sheet;
  }

  @Override
  public Receipt deliver(Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    new Begun(journal).require("the folder " + folder.path(), parcel.number());
    try (var bytes = Files.newInputStream(parcel.file())) {
      Path delivered = folder.put(parcel.fileName(), bytes, parcel.fingerprint());
      if (sheet.isPresent()) {
        put(sheet.get(), parcel);
      }
      return new Receipt(delivered.toUri(), parcel.fileName(), parcel.sha256(), parcel.sizeBytes());
    } catch (IOException e) {
      throw SealedFile.unreadable(parcel, e);
    }
  }

  private void put(ImportSheet beside, Parcel parcel)
      throws DeliveryException, InterruptedException {
    byte[] csv = beside.bytes(parcel);
    folder.put(ImportSheet.fileName(parcel), new ByteArrayInputStream(csv), Fingerprint.of(csv));
  }
}
