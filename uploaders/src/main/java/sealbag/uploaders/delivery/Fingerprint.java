package sealbag.uploaders.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 and length: two files with equal fingerprints hold the same bytes.
///
/// @param sha256 64 lower-case hex digits
public record Fingerprint(String sha256, long sizeBytes) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    requireSha256(sha256);
  }

  /// Reads the whole file.
  public static Fingerprint of(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return copy(bytes, OutputStream.nullOutputStream());
    }
  }

  /// Fingerprints bytes that are already in memory.
  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().formatHex(digest().digest(bytes)), bytes.length);
  }

  /// Copies to the end and fingerprints what went through. Closes neither stream.
  @SuppressWarnings("resource") // closing the digest stream would close `to`, which the caller owns
  public static Fingerprint copy(InputStream from, OutputStream to) throws IOException {
    var hashed = new DigestOutputStream(to, digest());
    long sizeBytes = from.transferTo(hashed);
    hashed.flush();
    String sha256 = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    return new Fingerprint(sha256, sizeBytes);
  }

  static void requireSha256(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 must be 64 lower-case hex digits");
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
