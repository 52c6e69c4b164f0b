package sealbag.uploaders.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A journal that outlives its process: a file for each step, put in place whole.
public record FolderJournal(Path folder) implements Journal {

  @Override
  public Optional<String> read(String step) {
    try {
      Path file = folder.resolve(step);
      return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(String step, String value) {
    try {
      Path written = Files.writeString(folder.resolve(step + ".new"), value, UTF_8);
      Files.move(
          written,
          folder.resolve(step),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
