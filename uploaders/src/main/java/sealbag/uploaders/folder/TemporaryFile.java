package sealbag.uploaders.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import sealbag.uploaders.delivery.Fingerprint;

/// A file that is still being written, in the folder of its final name.
record TemporaryFile(Path path) {

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  /// Writes and flushes the bytes. Leaves nothing behind when that fails.
  Fingerprint write(InputStream bytes) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(path, options, OwnerOnly.file(path));
        var out = Channels.newOutputStream(channel)) {
      Fingerprint written = Fingerprint.copy(bytes, out);
      channel.force(true);
      return written;
    } catch (IOException e) {
      delete();
      throw e;
    }
  }

  /// Gives the file its final name unless that is taken.
  ///
  /// @return whether the name was free
  boolean publish(Path target) throws IOException {
    try {
      Files.createLink(target, path); // unlike a rename, a link never replaces a file
      delete();
      return true;
    } catch (FileAlreadyExistsException e) {
      delete();
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return rename(target); // FAT and many network shares know no links
    }
  }

  private boolean rename(Path target) throws IOException {
    boolean free = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (free) {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }
    delete();
    return free;
  }
}
