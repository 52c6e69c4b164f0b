package sealbag.ingest.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The identity of bytes.
///
/// @param hex 64 lower-case hex digits
public record Sha256(String hex) implements Comparable<Sha256> {
  private static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("a SHA-256 is 64 lower-case hex digits");
    }
  }

  /// The hash of these bytes.
  public static Sha256 of(byte[] bytes) {
    return finish(start().digest(bytes));
  }

  /// The hash of everything that the digest was fed. The digest starts afresh.
  public static Sha256 of(MessageDigest fed) {
    return finish(fed.digest());
  }

  /// A digest to feed in pieces and to give to [#of(MessageDigest)].
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static boolean isHex(String text) {
    return HEX_64.matcher(text).matches();
  }

  private static Sha256 finish(byte[] hash) {
    return new Sha256(HexFormat.of().formatHex(hash));
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
