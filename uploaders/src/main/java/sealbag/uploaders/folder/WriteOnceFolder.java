package sealbag.uploaders.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;

/// A folder that gains files and never changes one. A file appears under its name whole and
/// flushed, or not at all.
public final class WriteOnceFolder {
  private final Path folder;

  /// Works in this folder, which the first [#put] creates when it is missing.
  public WriteOnceFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// Where it is.
  public Path path() {
    return folder;
  }

  /// Puts the bytes under the name and reads them back. The same bytes again are harmless.
  ///
  /// @param expected what `bytes` must amount to
  /// @return the file that now holds the bytes
  public Path put(String name, InputStream bytes, Fingerprint expected)
      throws DeliveryException, InterruptedException {
    try {
      return place(name, bytes, expected);
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // the exception thrown instead carries the request to stop
      throw (InterruptedException) new InterruptedException("stopped while writing").initCause(e);
    } catch (IOException e) {
      throw new Unavailable(
          "Cannot write %s into %s. Check that the folder is there, can be written and has space."
              .formatted(name, folder),
          e);
    }
  }

  private Path place(String name, InputStream bytes, Fingerprint expected)
      throws IOException, DeliveryException, InterruptedException {
    createFolder();
    Path target = folder.resolve(name);
    var temporary = new TemporaryFile(folder.resolve("." + name + ".part"));
    temporary.delete(); // left by an attempt that died
    boolean placed = false;
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!temporary.write(bytes).equals(expected)) {
        temporary.delete();
        throw new Altered(
            ("%s on this machine is no longer what was sealed; nothing was delivered. "
                    + "Compare it with a backup.")
                .formatted(name));
      }
      placed = temporary.publish(target);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped before reading back");
    }
    flush(folder);
    readBack(target, expected, placed);
    return target;
  }

  private static void readBack(Path target, Fingerprint expected, boolean placed)
      throws IOException, DeliveryException {
    if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Fingerprint.of(target).equals(expected)) {
      return;
    }
    if (placed) {
      throw new Altered(
          "%s does not read back as it was written. Check the disk before trying again."
              .formatted(target));
    }
    throw new Refused(
        ("%s already holds other bytes; nothing was overwritten. "
                + "Find out what it is, move it away and try again.")
            .formatted(target));
  }

  private void createFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      @Nullable Path parent = folder.getParent();
      if (parent != null) {
        flush(parent);
      }
    }
  }

  private static void flush(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
