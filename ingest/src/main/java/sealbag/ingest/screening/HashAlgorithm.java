package sealbag.ingest.screening;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// The hashes that lists of known files are made of. Only SHA-256 says anything about integrity;
/// the others are keys to look up.
enum HashAlgorithm {
  MD5("MD5", 32),
  SHA_1("SHA-1", 40),
  SHA_256("SHA-256", 64);

  private final String word;
  private final int hexDigits;

  HashAlgorithm(String word, int hexDigits) {
    this.word = word;
    this.hexDigits = hexDigits;
  }

  String word() {
    return word;
  }

  static Optional<HashAlgorithm> ofHexDigits(int digits) {
    return Arrays.stream(values()).filter(it -> it.hexDigits == digits).findFirst();
  }

  MessageDigest start() {
    try {
      return MessageDigest.getInstance(word);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + word, e);
    }
  }
}
