package sealbag.uploaders.axon;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.FolderJournal;
import sealbag.uploaders.delivery.HaltingJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Secret;

/// One delivery in a process of its own, which stops dead before or after a write to its journal.
final class DyingDelivery {
  private DyingDelivery() {}

  /// Delivers, and dies when it is time.
  ///
  /// @param arguments the service, the package, the folder of the journal, and at which halt to
  ///   die, counted from 1: two for each write; 0 is never
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    Parcel parcel = Parcels.of(file, Files.readAllBytes(file));
    var journal =
        new HaltingJournal(
            new FolderJournal(Path.of(arguments[2])), Integer.parseInt(arguments[3]));
    try (var uploader = new AxonUploader(settings(URI.create(arguments[0])))) {
      uploader.deliver(parcel, journal);
    }
  }

  static AxonUploader.Settings settings(URI base) {
    return new AxonUploader.Settings(
        base,
        EvidenceEndpoint.PARTNER_ID,
        EvidenceEndpoint.CLIENT_ID,
        new Secret(EvidenceEndpoint.CLIENT_SECRET));
  }
}
