package sealbag.ingest.mailbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import sealbag.ingest.mailbox.MailSourceException.Why;

/// Where the files of a drop folder go that were taken: `taken/` below it. Nothing there is ever
/// overwritten.
record TakenFolder(Path folder) {

  /// Moves the file. Where another one came under its name in the same moment, that one goes back
  /// into the drop folder, under a free name.
  void take(DropFile file) throws IOException {
    Path taken = folder.resolve("taken");
    try {
      if (!Files.isDirectory(taken, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(taken);
      }
      Path moved = move(file.path(), taken);
      Optional<DropFile> now =
          DropFile.look(moved)
              .map(found -> new DropFile(file.path(), found.size(), found.changed(), found.node()));
      if (!now.equals(Optional.of(file))) {
        var _ = move(moved, folder);
      }
    } catch (NoSuchFileException _) {
      // gone is done
    } catch (IOException e) {
      throw new MailSourceException(
          Why.REFUSED,
          "A file that was taken cannot be moved into the folder \"taken\" below the drop folder. Let the account that runs Sealbag write in both.",
          e);
    }
  }

  /// A rename replaces what is there; so the name is taken first, with an empty file of our own.
  private static Path move(Path file, Path into) throws IOException {
    Path target = free(file.getFileName().toString(), into);
    try {
      return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // a network folder can say that a move failed which was done
      if (Files.size(target) == 0) {
        Files.delete(target);
      }
      throw e;
    }
  }

  private static Path free(String name, Path into) throws IOException {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    for (int number = 1; ; number++) {
      Path target = into.resolve(number == 1 ? name : stem + " (" + number + ")" + ending);
      try {
        return Files.createFile(target);
      } catch (FileAlreadyExistsException _) {
        // the next number
      }
    }
  }
}
