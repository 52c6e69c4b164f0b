package sealbag.uploaders.s3;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.Parcel;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// What the store says that it holds.
///
/// @param checksum SHA-256 in base64, of the whole or, with `-` and their number, of the parts'
///   hashes
/// @param version where the bucket keeps versions
record Held(
    long sizeBytes,
    Optional<String> checksum,
    Optional<String> version,
    Optional<Instant> retainedUntil,
    String retentionMode,
    boolean onHold,
    boolean kms) {

  static Held of(HeadObjectResponse head) {
    @Nullable Long length = head.contentLength();
    return new Held(
        length == null ? -1 : length,
        Optional.ofNullable(head.checksumSHA256()).map(sum -> checksum(sum, head)),
        Optional.ofNullable(head.versionId()).filter(Held::isVersion),
        Optional.ofNullable(head.objectLockRetainUntilDate()),
        Optional.ofNullable(head.objectLockModeAsString()).orElse(""),
        head.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON,
        head.serverSideEncryption() == ServerSideEncryption.AWS_KMS
            || head.serverSideEncryption() == ServerSideEncryption.AWS_KMS_DSSE);
  }

  /// By the answer to a PUT of the whole.
  static Held put(Parcel parcel, Optional<String> checksum, Optional<String> version) {
    return new Held(
        parcel.sizeBytes(),
        checksum,
        version.filter(Held::isVersion),
        Optional.empty(),
        "",
        false,
        false);
  }

  private static boolean isVersion(String id) {
    return id.matches("[A-Za-z0-9._-]{1,256}");
  }

  /// Some stores leave the number of parts out.
  private static String checksum(String sum, HeadObjectResponse head) {
    return head.checksumType() == ChecksumType.COMPOSITE && !sum.contains("-") ? sum + "-?" : sum;
  }

  boolean isHashOfWhole() {
    return checksum.filter(sum -> !sum.contains("-")).isPresent();
  }
}
