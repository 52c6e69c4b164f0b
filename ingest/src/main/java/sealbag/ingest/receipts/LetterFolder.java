package sealbag.ingest.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sealbag.ingest.ledger.Letter;

/// A folder into which each letter is written as a file `<Message-ID>.eml`, which only its owner
/// may read. A file appears whole or not at all.
record LetterFolder(Path folder) implements Outbox {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.@-]{0,200}");

  @Override
  public Attempt send(Letter letter) {
    if (!SAFE.matcher(letter.id()).matches()) {
      return new Attempt.Refused("The letter's id is not fit for a file name.");
    }
    try {
      write(letter);
      return new Attempt.Sent();
    } catch (IOException _) {
      return new Attempt.Later(
          "The letter could not be written; check space and rights of " + folder + ".", true);
    }
  }

  @Override
  public Optional<String> problem() {
    boolean isUsable =
        !Files.exists(folder) || (Files.isDirectory(folder) && Files.isWritable(folder));
    return isUsable
        ? Optional.empty()
        : Optional.of("Letters cannot be written to " + folder + "; give Sealbag the right to.");
  }

  private void write(Letter letter) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, mode("rwx------"));
    }
    Path file = folder.resolve(letter.id() + ".eml");
    Path part = folder.resolve("." + letter.id() + ".part");
    Files.deleteIfExists(part); // left by a crash
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            mode("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(letter.message().getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (isPosix()) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private FileAttribute<?>[] mode(String mode) {
    return isPosix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
