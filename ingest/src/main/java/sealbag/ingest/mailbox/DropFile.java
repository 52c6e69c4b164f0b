package sealbag.ingest.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A file of a drop folder as it was at one look.
///
/// @param node tells it from another file of the same name, size and time; the number of its inode,
///   and 0 where the file system has none
record DropFile(Path path, long size, Instant changed, long node) {

  /// The file, where it is one that may be taken: regular, no link, not hidden, and its name does
  /// not say that it is still being written (`*.part`, `*.tmp`).
  static Optional<DropFile> look(Path path) throws IOException {
    String name = path.getFileName().toString();
    String low = name.toLowerCase(Locale.ROOT);
    if (name.startsWith(".") || low.endsWith(".part") || low.endsWith(".tmp")) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes facts =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!facts.isRegularFile()) {
        return Optional.empty();
      }
      return Optional.of(
          new DropFile(path, facts.size(), facts.lastModifiedTime().toInstant(), node(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static long node(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
            && Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS) instanceof Long node
        ? node
        : 0;
  }

  String name() {
    return path.getFileName().toString();
  }

  /// `SIZE/CHANGED/NODE/NAME`: only the name could hold a slash. Another file that came later under
  /// the same name, with the same size and time, has another one while the first is still there.
  String id() {
    return size + "/" + changed + "/" + node + "/" + name();
  }

  ListedMessage message() {
    return new ListedMessage(id(), name(), size, Optional.of(changed));
  }
}
