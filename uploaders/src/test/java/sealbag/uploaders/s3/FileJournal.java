package sealbag.uploaders.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sealbag.uploaders.delivery.Journal;

/// A journal that survives its process: one line a note, flushed to the disk.
final class FileJournal implements Journal {
  private final Path file;
  private final Map<String, String> notes = new HashMap<>();

  FileJournal(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int space = line.indexOf(' ');
        notes.put(
            line.substring(0, space),
            new String(Base64.getDecoder().decode(line.substring(space + 1)), UTF_8));
      }
    }
  }

  @Override
  public Optional<String> read(String step) {
    return Optional.ofNullable(notes.get(step));
  }

  @Override
  public void write(String step, String value) {
    notes.put(step, value);
    String line = step + " " + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + "\n";
    try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(ByteBuffer.wrap(line.getBytes(UTF_8)));
      out.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
