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
record DropFile(Path path, long size, Instant changed) {

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
      return Optional.of(new DropFile(path, facts.size(), facts.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  /// `SIZE/CHANGED/NAME`: no size and no time holds a slash, so that two files never share one.
  String id() {
    return size + "/" + changed + "/" + name();
  }

  ListedMessage message() {
    return new ListedMessage(id(), name(), size, Optional.of(changed));
  }
}
