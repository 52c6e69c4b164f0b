package sealbag.ingest.pipeline;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import sealbag.ingest.evidence.Sha256;

/// Scratch files of one step, under names of ours, hashed while they are written. Gone when closed;
/// what a dead process left behind goes with its work folder. For one thread.
final class Spool implements Closeable {
  private final Path folder;
  private int files;

  Spool(Path workFolder) throws IOException {
    folder = Files.createTempDirectory(workFolder, "step");
  }

  /// A scratch file and what was written to it.
  record Written(Path file, Sha256 sha256, long sizeBytes) {}

  /// Writes one file.
  @FunctionalInterface
  interface Writer<E extends Exception> {
    void writeTo(OutputStream out) throws IOException, E;
  }

  /// The place of a further scratch file, for whoever writes it bit by bit.
  Path place() {
    return folder.resolve("%06d".formatted(++files));
  }

  <E extends Exception> Written write(Writer<E> writer) throws IOException, E {
    Path file = place();
    MessageDigest digest = sha256();
    var counted = new Counted(new DigestOutputStream(Files.newOutputStream(file), digest));
    try (var out = new BufferedOutputStream(counted, 1 << 16)) {
      writer.writeTo(out);
    }
    return new Written(file, new Sha256(HexFormat.of().formatHex(digest.digest())), counted.bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      out.write(from, start, length);
      bytes += length;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }
  }
}
