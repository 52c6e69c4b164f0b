package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.archive.Archive;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.archive.UnusableArchiveException;

/// A zip that is sealed without being unpacked: its entries as it describes them itself.
final class UnreadZip {
  private UnreadZip() {}

  /// Empty for what is no zip. A zip that breaks a budget while it is described has no items.
  static Optional<Unpacked> describe(Path file, Budgets budgets, Spool spool) throws IOException {
    if (!Archive.looksLikeZip(Head.of(file)) && !isBehindSomething(file)) {
      return Optional.empty();
    }
    var reader = new ZipReader(file, budgets, spool);
    try {
      return Optional.of(described(reader).unparsed());
    } catch (UnusableArchiveException e) {
      List<String> flags = List.copyOf(ZipReader.words(e.flags()));
      return Optional.of(
          new Unpacked(
              "unparsed", flags, List.of(), Optional.empty(), Optional.empty(), Optional.of(e)));
    }
  }

  /// Whether the file begins as something else and is a zip by its end.
  static boolean isBehindSomething(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return Archive.endsLikeZip(channel);
    }
  }

  private static Unpacked described(ZipReader reader) throws IOException, UnusableArchiveException {
    try {
      return reader.read(_ -> false, _ -> false);
    } catch (UnusableArchiveException e) {
      if (e.reason() == UnusableArchiveException.Reason.DAMAGED) {
        return reader.salvage(_ -> false);
      }
      throw e;
    }
  }
}
