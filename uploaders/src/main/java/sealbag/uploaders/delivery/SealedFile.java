package sealbag.uploaders.delivery;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;

/// Says what it means when a parcel's file on this machine cannot be read.
public final class SealedFile {

  private SealedFile() {}

  /// The exception to throw.
  ///
  /// @throws InterruptedException when reading stopped because the thread was asked to stop
  public static DeliveryException unreadable(Parcel parcel, IOException cause)
      throws InterruptedException {
    return switch (cause) {
      case ClosedByInterruptException stopped -> {
        Thread.interrupted(); // the exception thrown instead carries the request to stop
        var interrupted = new InterruptedException("stopped while reading the package");
        interrupted.initCause(stopped);
        throw interrupted;
      }
      case NoSuchFileException _ ->
          new Altered(
              "The sealed package %s is gone. Restore it from a backup.".formatted(parcel.file()));
      default ->
          new Unavailable(
              "Cannot read the sealed package %s. Check the disk and its permissions."
                  .formatted(parcel.file()),
              cause);
    };
  }
}
