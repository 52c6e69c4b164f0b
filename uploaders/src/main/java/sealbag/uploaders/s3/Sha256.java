package sealbag.uploaders.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

/// SHA-256 as we write it, in lower-case hex, and as S3 does, in base64.
final class Sha256 {

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  /// What S3 states for an object that was joined from parts with these hashes: the hash of the
  /// hashes and how many there are.
  static String composite(Collection<String> hex) {
    MessageDigest all = digest();
    hex.forEach(part -> all.update(HexFormat.of().parseHex(part)));
    return Base64.getEncoder().encodeToString(all.digest()) + "-" + hex.size();
  }
}
