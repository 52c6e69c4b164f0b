package sealbag.ingest.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// One process's scratch folder under `incoming/`. Its lock file is made and locked before the
/// folder and removed after it, so a folder whose lock is free belongs to a process that died.
record WorkFolder(Path path, Path lockFile, FileChannel channel, FileLock lock) {
  private static final String LOCK = ".lock";

  static WorkFolder create(Path incoming) throws IOException {
    String name = processPrefix() + UUID.randomUUID();
    Path lockFile = incoming.resolve(name + LOCK);
    FileChannel channel = DurableFiles.create(lockFile);
    FileLock lock = channel.lock();
    Path folder = incoming.resolve(name);
    DurableFiles.createFolders(folder);
    return new WorkFolder(folder, lockFile, channel, lock);
  }

  /// Removes what dead processes left behind.
  static void sweep(Path incoming) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(incoming, Files::isDirectory)) {
      for (Path folder : folders) {
        if (!isOfThisProcess(folder)) {
          removeIfDead(folder);
        }
      }
    }
  }

  void remove() throws IOException {
    delete(path);
    lock.release();
    channel.close();
    Files.deleteIfExists(lockFile);
  }

  // POSIX drops all of a process's locks on a file when it closes any channel to it, so a process
  // must never open a lock file of its own again, not even to look (fcntl(2)).
  private static boolean isOfThisProcess(Path folder) {
    return folder.getFileName().toString().startsWith(processPrefix());
  }

  private static String processPrefix() {
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + started + "-";
  }

  private static void removeIfDead(Path folder) throws IOException {
    Path lockFile = folder.resolveSibling(folder.getFileName() + LOCK);
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        delete(folder);
        Files.deleteIfExists(lockFile);
      }
    } catch (NoSuchFileException _) {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path path : contents(folder)) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
