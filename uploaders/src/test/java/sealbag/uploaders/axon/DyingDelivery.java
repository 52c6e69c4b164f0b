package sealbag.uploaders.axon;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.FolderJournal;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Secret;

/// One delivery in a process of its own, which stops dead before or after a write to its journal.
final class DyingDelivery {
  static final int DIED = 137;

  private DyingDelivery() {}

  /// Delivers, and dies when it is time.
  ///
  /// @param arguments the service, the package, the folder of the journal, and at which halt to
  ///   die, counted from 1: two for each write; 0 is never
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    Parcel parcel = Parcels.of(file, Files.readAllBytes(file));
    var journal =
        new Dying(
            new FolderJournal(Path.of(arguments[2])),
            Integer.parseInt(arguments[3]),
            new AtomicInteger());
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

  private record Dying(Journal notes, int at, AtomicInteger halts) implements Journal {

    @Override
    public Optional<String> read(String step) {
      return notes.read(step);
    }

    @Override
    public void write(String step, String value) {
      dieWhenDue();
      notes.write(step, value);
      dieWhenDue();
    }

    private void dieWhenDue() {
      if (halts.incrementAndGet() == at) {
        Runtime.getRuntime().halt(DIED);
      }
    }
  }
}
