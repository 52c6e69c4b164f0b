package sealbag.uploaders.delivery;

import java.util.List;

/// Hashes of a package's stretches, taken when it was sealed: a part of an upload that is cut alike
/// needs no hash of its own, and is compared with what was sealed and not with what was read later.
///
/// @param sizeBytes of each stretch; the last may be shorter
/// @param sha256 of each, in their order, in 64 lower-case hex digits
public record Slices(long sizeBytes, List<String> sha256) {

  public Slices {
    sha256 = List.copyOf(sha256);
    sha256.forEach(Fingerprint::requireSha256);
    if (sizeBytes < 1) {
      throw new IllegalArgumentException("a slice holds at least one byte");
    }
  }

  /// Whether these are all stretches of a package of this length.
  boolean cover(long packageSizeBytes) {
    return sha256.size() == Math.ceilDiv(packageSizeBytes, sizeBytes);
  }

  /// How packages are cut when they are sealed.
  ///
  /// @param wholeUpToBytes packages up to this length are sent whole and are not cut
  /// @param sizeBytes of each slice; grows where there would be more than 1,000
  public record Cut(long wholeUpToBytes, long sizeBytes) {
    private static final long MIB = 1 << 20;
    private static final long MOST = 1000;

    /// Packages over 64 MiB, in slices of 16 MiB.
    public static final Cut USUAL = new Cut(64 * MIB, 16 * MIB);

    /// For places that are never sent parts.
    public static final Cut NEVER = new Cut(Long.MAX_VALUE, 16 * MIB);

    /// The slice's size for a package of this length; 0 when it is not cut.
    public long of(long packageSizeBytes) {
      if (packageSizeBytes <= wholeUpToBytes) {
        return 0;
      }
      return packageSizeBytes <= sizeBytes * MOST
          ? sizeBytes
          : Math.ceilDiv(Math.ceilDiv(packageSizeBytes, MOST), MIB) * MIB;
    }
  }
}
