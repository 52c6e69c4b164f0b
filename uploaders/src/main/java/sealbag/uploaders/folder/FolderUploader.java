package sealbag.uploaders.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.SealedFile;
import sealbag.uploaders.delivery.Uploader;

/// Delivers into a folder. Needs no journal: what already lies in the folder says how far it came.
public final class FolderUploader implements Uploader {
  private final WriteOnceFolder folder;

  /// Delivers into this folder, which is created when it is missing.
  public FolderUploader(Path folder) {
    this.folder = new WriteOnceFolder(folder);
  }

  @Override
  public Receipt deliver(Parcel parcel, Journal journal)
      throws DeliveryException, InterruptedException {
    try (var bytes = Files.newInputStream(parcel.file())) {
      Path delivered = folder.put(parcel.fileName(), bytes, parcel.fingerprint());
      return new Receipt(delivered.toUri(), parcel.fileName(), parcel.sha256(), parcel.sizeBytes());
    } catch (IOException e) {
      throw SealedFile.unreadable(parcel, e);
    }
  }
}
