package sealbag.ingest.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// Files named by hash, `ab/ab…`, in 256 folders so that none grows too large to list.
record ObjectFolder(Path folder) {

  Path place(Sha256 sha256) {
    return shard(sha256).resolve(sha256.hex());
  }

  private Path shard(Sha256 sha256) {
    return folder.resolve(sha256.hex().substring(0, 2));
  }

  /// Gives a flushed file its name, or tells that the name is taken. Never replaces a file.
  boolean adopt(Path file, Sha256 sha256) throws IOException {
    Path shard = shard(sha256);
    DurableFiles.createFolders(shard);
    boolean adopted = link(file, place(sha256));
    // Also when the name was taken: its giver may not have come to flush it yet.
    DurableFiles.flushFolder(shard);
    return adopted;
  }

  // A link fails when the name is taken, in one step, which no rename of the JDK promises. File
  // systems without links (exFAT, some network shares) get a check and a rename.
  private static boolean link(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException _) {
      return move(file, place);
    }
  }

  private static boolean move(Path file, Path place) throws IOException {
    if (Files.exists(place)) {
      return false;
    }
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  List<Sha256> all() throws IOException {
    try (Stream<Path> paths = Files.walk(folder, 2)) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(Sha256::isHex)
          .map(Sha256::new)
          .sorted()
          .toList();
    }
  }
}
