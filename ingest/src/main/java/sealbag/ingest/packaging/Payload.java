package sealbag.ingest.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import sealbag.ingest.evidence.AlteredObjectException;
import sealbag.ingest.evidence.Sha256;

/// One file below `data/`, and where its bytes come from.
///
/// @param path in the bag; only plain ASCII names, so that no tool reads it in its own way
public record Payload(String path, long sizeBytes, Sha256 sha256, Source source) {

  private static final Pattern SAFE =
      Pattern.compile("data(/[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*)+");

  public Payload {
    if (!SAFE.matcher(path).matches()) {
      throw new IllegalArgumentException("not a safe path below data/: " + path);
    }
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("negative size: " + sizeBytes);
    }
  }

  /// A small file whose bytes are at hand.
  public static Payload of(String path, byte[] bytes) {
    byte[] own = bytes.clone();
    return new Payload(path, own.length, Sha256.of(own), out -> out.write(own));
  }

  /// Gives the bytes of one file.
  @FunctionalInterface
  public interface Source {
    /// Writes all bytes to `out` and leaves it open. Called once for each package.
    void writeTo(OutputStream out) throws IOException, AlteredObjectException;
  }
}
