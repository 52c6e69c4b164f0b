package sealbag.uploaders.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import sealbag.uploaders.delivery.Fingerprint;

/// Fingerprints a body as it arrives; holds none of it.
final class Digesting {
  private final MessageDigest digest;
  private long sizeBytes;

  private Digesting() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static BodySubscriber<Optional<Fingerprint>> subscriber(boolean wanted) {
    if (!wanted) {
      return BodySubscribers.replacing(Optional.empty());
    }
    var digesting = new Digesting();
    return BodySubscribers.mapping(
        BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(digesting::add)),
        _ -> Optional.of(digesting.fingerprint()));
  }

  private void add(byte[] bytes) {
    digest.update(bytes);
    sizeBytes += bytes.length;
  }

  private Fingerprint fingerprint() {
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()), sizeBytes);
  }
}
