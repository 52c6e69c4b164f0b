package sealbag.uploaders.s3;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import sealbag.uploaders.delivery.Slices;
import sealbag.uploaders.http.SafeAddress;

/// Where the bucket is, what it is asked to do with a package, and how the bytes go there. The
/// credentials are found by the AWS SDK's default chain.
public record S3Settings(BucketFolder folder, Server server, Keeping keeping, Sending sending) {

  public S3Settings {
    if (keeping.isLocked() && !sending.checksums()) {
      throw new IllegalArgumentException(
          "Object Lock needs checksums; set upload.s3-checksums to when_supported");
    }
  }

  /// How packages are cut into parts.
  public Slices.Cut cut() {
    return new Slices.Cut(sending.onePutSizeBytes(), sending.partSizeBytes());
  }

  /// Who answers for the bucket.
  ///
  /// @param endpoint of a store that is not Amazon's; empty for Amazon's own in the region
  /// @param pathStyle whether the bucket stands in the path and not in the host's name
  public record Server(Optional<URI> endpoint, String region, boolean pathStyle) {
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");

    public Server {
      endpoint.ifPresent(SafeAddress::require);
      if (!REGION.matcher(region).matches()) {
        throw new IllegalArgumentException(
            "upload.s3-region is a word such as eu-west-2; ask who runs the store");
      }
    }
  }

  /// What protects the object in the bucket.
  ///
  /// @param kmsKey id or ARN of the KMS key to encrypt with; empty: the bucket's own encryption
  /// @param storageClass as the store names it; empty: its default
  public record Keeping(
      Optional<String> kmsKey,
      Optional<String> storageClass,
      Optional<Retention> retention,
      boolean legalHold) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9:/_-]{1,2048}");
    private static final Pattern CLASS = Pattern.compile("[A-Z0-9_]{1,40}");

    /// As the bucket does it by itself.
    public static final Keeping AS_THE_BUCKET_DOES =
        new Keeping(Optional.empty(), Optional.empty(), Optional.empty(), false);

    public Keeping {
      if (kmsKey.isPresent() && !KEY.matcher(kmsKey.orElseThrow()).matches()) {
        throw new IllegalArgumentException("upload.s3-kms-key is the id or the ARN of a KMS key");
      }
      if (storageClass.isPresent() && !CLASS.matcher(storageClass.orElseThrow()).matches()) {
        throw new IllegalArgumentException(
            "upload.s3-storage-class is a word such as STANDARD_IA; ask who runs the store");
      }
    }

    boolean isLocked() {
      return legalHold || retention.isPresent();
    }
  }

  /// Object Lock's retention.
  ///
  /// @param days counted from when Sealbag received the export
  public record Retention(Mode mode, int days) {

    public Retention {
      if (days < 1 || days > 36_500) {
        throw new IllegalArgumentException("upload.s3-lock-days is a number from 1 to 36500");
      }
    }

    /// Who may end it early: GOVERNANCE, people with a special right; COMPLIANCE, nobody.
    public enum Mode {
      GOVERNANCE,
      COMPLIANCE
    }
  }

  /// How the bytes go.
  ///
  /// @param checksums whether the store understands `x-amz-checksum-sha256`
  /// @param partSizeBytes of a multipart upload, 5 MiB to 1 GiB; grows for very large packages
  /// @param onePutSizeBytes the largest package that goes as one PUT, at most 5 GiB
  public record Sending(boolean checksums, long partSizeBytes, long onePutSizeBytes) {
    private static final long MIB = 1 << 20;
    private static final long ONE_PUT = 64 * MIB;
    private static final long LONGEST_PUT = 5L << 30;

    public Sending {
      if (partSizeBytes < 5 * MIB || partSizeBytes > 1024 * MIB) {
        throw new IllegalArgumentException(
            "upload.s3-part-megabytes is a number from 5 to 1024, in MiB");
      }
      if (onePutSizeBytes < 0 || onePutSizeBytes > LONGEST_PUT) {
        throw new IllegalArgumentException("one PUT takes at most 5 GiB");
      }
    }

    /// With the usual threshold between one PUT and several parts.
    public Sending(boolean checksums, long partSizeBytes) {
      this(checksums, partSizeBytes, ONE_PUT);
    }
  }
}
