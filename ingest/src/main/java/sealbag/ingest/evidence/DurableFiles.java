package sealbag.ingest.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders and files that only their owner may read, and that survive a power cut once made. Modes
/// are set outright, because a umask can take bits away from those asked for at creation.
final class DurableFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> SEALED =
      PosixFilePermissions.fromString("r--------");

  private DurableFiles() {}

  /// Makes the folder and its missing parents. A folder that is there keeps its mode.
  static void createFolders(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (Files.isDirectory(folder) || parent == null) {
      return;
    }
    createFolders(parent);
    createFolder(folder, parent);
  }

  private static void createFolder(Path folder, Path parent) throws IOException {
    try {
      Files.createDirectory(folder, attributes(folder, FOLDER));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      return;
    }
    allow(folder, FOLDER);
    flushFolder(parent);
  }

  static FileChannel create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            attributes(file, WRITABLE));
    allow(file, WRITABLE);
    return channel;
  }

  static void makeReadOnly(Path file) throws IOException {
    if (isPosix(file)) {
      allow(file, SEALED);
    } else if (!file.toFile().setReadOnly()) {
      throw new IOException("cannot make a stored file read-only; check the store's file system");
    }
  }

  /// Flushes the names in a folder. Windows cannot open a folder and needs no such call.
  static void flushFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void allow(Path path, Set<PosixFilePermission> mode) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, mode);
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
