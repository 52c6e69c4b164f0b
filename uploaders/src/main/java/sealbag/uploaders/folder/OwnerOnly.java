package sealbag.uploaders.folder;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Permissions for what nobody else on the machine may read; nothing where POSIX is unknown.
final class OwnerOnly {

  private OwnerOnly() {}

  static FileAttribute<?>[] folder(Path path) {
    return permissions(path, "rwx------");
  }

  static FileAttribute<?>[] file(Path path) {
    return permissions(path, "rw-------");
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
