package sealbag.ingest.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what there is to take in under the paths a person gave: files, and folders that are one
/// export.
public final class Discovery {
  private final Path home;
  private final List<Candidate> found = new ArrayList<>();

  private Discovery(Path home) {
    this.home = home;
  }

  /// One thing to take in, or why it cannot be.
  ///
  /// @param export whether `path` is a folder that is one export
  public record Candidate(Path path, boolean export, Optional<Failure> failure) {
    private static Candidate failed(Path path, Failure failure) {
      return new Candidate(path, false, Optional.of(failure));
    }
  }

  /// Everything under `paths`, folders in the order of their names. The home folder itself is left
  /// out.
  public static List<Candidate> of(List<Path> paths, Path home) {
    var discovery = new Discovery(home.toAbsolutePath().normalize());
    paths.forEach(discovery::given);
    return List.copyOf(discovery.found);
  }

  private void given(Path path) {
    if (!Files.exists(path)) {
      found.add(Candidate.failed(path, Failure.of(new NoSuchFileException(path.toString()))));
    } else if (Files.isDirectory(path)) {
      int before = found.size();
      folder(path);
      if (found.size() == before) {
        found.add(
            Candidate.failed(
                path,
                new Failure(
                    Failure.Code.NOT_FOUND,
                    "The folder holds no files. Give a folder with exports or mails in it.")));
      }
    } else {
      file(path);
    }
  }

  private void file(Path path) {
    if (Files.isRegularFile(path)) {
      found.add(new Candidate(path, false, Optional.empty()));
    } else {
      found.add(
          Candidate.failed(
              path,
              new Failure(
                  Failure.Code.UNREADABLE, "It is not an ordinary file. Give the file itself.")));
    }
  }

  private void folder(Path folder) {
    if (folder.toAbsolutePath().normalize().equals(home)) {
      return;
    }
    try {
      List<Path> entries = sorted(folder);
      if (holdsChat(entries)) {
        found.add(new Candidate(folder, true, Optional.empty()));
      } else {
        entries.forEach(this::below);
      }
    } catch (IOException e) {
      found.add(Candidate.failed(folder, Failure.of(e)));
    }
  }

  private void below(Path path) {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      folder(path);
    } else if (Files.isSymbolicLink(path)) {
      found.add(
          Candidate.failed(
              path,
              new Failure(
                  Failure.Code.UNREADABLE,
                  "It is a link, and links in folders are not followed. Give the file that it points to.")));
    } else {
      file(path);
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static boolean holdsChat(List<Path> entries) throws IOException {
    for (Path entry : entries) {
      boolean text = entry.toString().toLowerCase(Locale.ROOT).endsWith(".txt");
      if (text
          && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
          && Files.isReadable(entry)
          && ChatFinder.isChat(entry)) {
        return true;
      }
    }
    return false;
  }
}
