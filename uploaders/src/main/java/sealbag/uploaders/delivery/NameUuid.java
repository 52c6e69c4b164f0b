package sealbag.uploaders.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// UUIDs made from names (RFC 9562, 5.5): the same name gives the same UUID on every attempt.
public final class NameUuid {
  private static final UUID NAMESPACE = UUID.fromString("8d1f4f0e-2f0b-5c39-9a53-5ea1ba600001");

  private NameUuid() {}

  /// The UUID of this name, for ever.
  public static UUID of(String name) {
    byte[] text = name.getBytes(UTF_8);
    var input = ByteBuffer.allocate(16 + text.length);
    input.putLong(NAMESPACE.getMostSignificantBits());
    input.putLong(NAMESPACE.getLeastSignificantBits()).put(text);
    var hash = ByteBuffer.wrap(sha1(input.array()));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L; // version 5
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L; // variant
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
  }
}
