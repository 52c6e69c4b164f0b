package sealbag.parsers.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads every zip of a folder to nowhere, in a process of its own with a small heap.
final class CorpusProbe {
  private CorpusProbe() {}

  /// Takes the folder; prints how many zips it came through.
  public static void main(String[] arguments) throws IOException {
    List<Path> zips;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      zips = all.sorted().toList();
    }
    for (Path zip : zips) {
      try {
        read(zip, false);
      } catch (UnusableArchiveException _) {
        salvage(zip);
      }
    }
    System.out.println(zips.size());
  }

  private static void salvage(Path zip) throws IOException {
    try {
      read(zip, true);
    } catch (UnusableArchiveException _) {
      // refused, which is all that was asked for
    }
  }

  private static void read(Path zip, boolean salvage) throws IOException, UnusableArchiveException {
    try (FileChannel channel = FileChannel.open(zip);
        Archive archive =
            salvage
                ? Archive.salvage(channel, Budgets.standard())
                : Archive.open(channel, Budgets.standard())) {
      for (ArchiveEntry entry : archive.entries()) {
        archive.read(entry, OutputStream.nullOutputStream());
      }
    }
  }
}
