package sealbag.uploaders.delivery;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// A sealed package on its way out.
///
/// @param number the receipt number, for example `SB-2026-000123`; becomes part of file names
/// @param sha256 64 lower-case hex digits over the whole file
/// @param sizeBytes length of the file
/// @param manifestSha256 64 lower-case hex digits over the package's `manifest-sha256.txt`
/// @param slices hashes of its stretches; empty for small packages, and for those of older versions
public record Parcel(
    String number,
    Path file,
    String sha256,
    long sizeBytes,
    String manifestSha256,
    Label label,
    Optional<Slices> slices) {

  public Parcel {
    FileNamePart.require(number);
    Fingerprint.requireSha256(manifestSha256);
    Fingerprint.requireSha256(sha256);
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes must not be negative");
    }
    if (slices.isPresent() && !slices.get().cover(sizeBytes)) {
      throw new IllegalArgumentException("the slices do not add up to the package");
    }
  }

  /// Without hashes of stretches.
  public Parcel(
      String number, Path file, String sha256, long sizeBytes, String manifestSha256, Label label) {
    this(number, file, sha256, sizeBytes, manifestSha256, label, Optional.empty());
  }

  /// Name of the package wherever it is delivered to.
  public String fileName() {
    return number + ".zip";
  }

  /// What the bytes must hash and measure to.
  public Fingerprint fingerprint() {
    return new Fingerprint(sha256, sizeBytes);
  }

  /// The hashes, taken at sealing, of parts of this size; empty when none were taken of such.
  public Optional<List<String>> sealedParts(long partSizeBytes) {
    return slices.filter(cut -> cut.sizeBytes() == partSizeBytes).map(Slices::sha256);
  }

  /// What the destination shows to people.
  ///
  /// @param receivedAt when Sealbag received the export
  /// @param recordedOn the last time that the export shows, as printed: phone time, zone unknown
  public record Label(
      String title,
      Optional<String> reference,
      Optional<String> exhibit,
      Optional<String> officer,
      Instant receivedAt,
      Optional<LocalDateTime> recordedOn) {

    /// Of what shows no time.
    public Label(
        String title,
        Optional<String> reference,
        Optional<String> exhibit,
        Optional<String> officer,
        Instant receivedAt) {
      this(title, reference, exhibit, officer, receivedAt, Optional.empty());
    }
  }
}
