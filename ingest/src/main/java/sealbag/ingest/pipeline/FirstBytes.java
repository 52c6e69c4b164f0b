package sealbag.ingest.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;

/// The SHA-256 of the first so many bytes of a file, for several numbers at once: the file is read
/// once.
final class FirstBytes {
  private static final int PIECE = 1 << 16;

  private final Map<Long, String> hashes = new HashMap<>();

  /// Reads as far as the greatest of these lengths.
  ///
  /// @param lengths in any order; those beyond the end of the file have no hash
  static FirstBytes of(Path file, Collection<Long> lengths) throws IOException {
    var first = new FirstBytes();
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long at = 0;
      for (long length : new TreeSet<>(lengths)) {
        at += feed(in, digest, length - at);
        if (at < length) {
          break;
        }
        first.hashes.put(length, hex(digest));
      }
    } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
      throw new IllegalStateException(e); // every JDK has it, and can copy it
    }
    return first;
  }

  private static long feed(InputStream in, MessageDigest digest, long bytes) throws IOException {
    byte[] piece = new byte[PIECE];
    long fed = 0;
    while (fed < bytes) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, bytes - fed));
      if (read < 0) {
        return fed;
      }
      digest.update(piece, 0, read);
      fed += read;
    }
    return fed;
  }

  private static String hex(MessageDigest digest) throws CloneNotSupportedException {
    return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
  }

  /// The hash in lower-case hex; empty for a length that was not asked for, or is beyond the end
  String sha256(long length) {
    return hashes.getOrDefault(length, "");
  }
}
