package sealbag.uploaders.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sealbag.uploaders.delivery.Journal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;

/// Delivers in a process of its own, which says where it has come to and waits there to be killed.
final class DyingDelivery {
  /// What it says when it waits.
  static final String WAITING = "waiting to be killed";

  private DyingDelivery() {}

  /// @param arguments the endpoint; the package; its number and hash; the journal; at which write
  ///   of the journal to wait, counted from 1, 0 for none; `before` or `after` it
  static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    Parcel parcel = Parcels.of(file, Files.readAllBytes(file));
    var journal =
        new Waiting(
            new FileJournal(Path.of(arguments[4])),
            Integer.parseInt(arguments[5]),
            arguments[6].equals("before"));
    try (var uploader =
        new S3Uploader(TestBucket.settings(URI.create(arguments[0])), TestBucket.LOGIN)) {
      Receipt receipt = uploader.deliver(parcel, journal);
      System.out.println("delivered " + receipt.evidenceId());
    }
  }

  /// Counts the writes of this process.
  private static final class Waiting implements Journal {
    private final FileJournal notes;
    private final int at;
    private final boolean before;
    private int count;

    Waiting(FileJournal notes, int at, boolean before) {
      this.notes = notes;
      this.at = at;
      this.before = before;
    }

    @Override
    public Optional<String> read(String step) {
      return notes.read(step);
    }

    @Override
    public void write(String step, String value) {
      count++;
      if (count == at && before) {
        await();
      }
      notes.write(step, value);
      if (count == at && !before) {
        await();
      }
    }

    private static void await() {
      System.out.println(WAITING);
      try {
        while (System.in.read() >= 0) {
          // only a kill, or the end of the parent, ends this
        }
      } catch (IOException e) {
        // the parent is gone
      }
      Runtime.getRuntime().halt(1);
    }
  }
}
