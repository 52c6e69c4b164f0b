package sealbag.uploaders.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.s3.S3Settings.Keeping;
import sealbag.uploaders.s3.S3Settings.Retention;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// What the store is asked to protect a parcel's object with: encryption, lock, storage class.
record Protection(Keeping keeping, Parcel parcel) {

  PutObjectRequest.Builder on(PutObjectRequest.Builder put) {
    keeping
        .kmsKey()
        .ifPresent(key -> put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(key));
    keeping.storageClass().ifPresent(put::storageClass);
    keeping
        .retention()
        .ifPresent(
            lock -> put.objectLockMode(lock.mode().name()).objectLockRetainUntilDate(until(lock)));
    if (keeping.legalHold()) {
      put.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON);
    }
    return put;
  }

  CreateMultipartUploadRequest.Builder on(CreateMultipartUploadRequest.Builder open) {
    keeping
        .kmsKey()
        .ifPresent(key -> open.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(key));
    keeping.storageClass().ifPresent(open::storageClass);
    keeping
        .retention()
        .ifPresent(
            lock -> open.objectLockMode(lock.mode().name()).objectLockRetainUntilDate(until(lock)));
    if (keeping.legalHold()) {
      open.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON);
    }
    return open;
  }

  /// The same on every attempt.
  private Instant until(Retention lock) {
    return parcel
        .label()
        .receivedAt()
        .truncatedTo(ChronoUnit.SECONDS)
        .plus(Duration.ofDays(lock.days()));
  }

  /// Some stores take these wishes and forget them: what is held must show them.
  void check(Held held) throws Refused {
    if (keeping.kmsKey().isPresent() && !held.kms()) {
      throw missing("encryption by KMS (upload.s3-kms-key)");
    }
    Optional<Retention> lock = keeping.retention();
    if (lock.isPresent() && !isRetained(held, lock.orElseThrow())) {
      throw missing("Object Lock (upload.s3-lock-mode and upload.s3-lock-days)");
    }
    if (keeping.legalHold() && !held.onHold()) {
      throw missing("a legal hold (upload.s3-legal-hold)");
    }
  }

  private boolean isRetained(Held held, Retention lock) {
    return held.retentionMode().equals(lock.mode().name())
        && held.retainedUntil().filter(date -> !date.isBefore(until(lock))).isPresent();
  }

  private Refused missing(String what) {
    return new Refused(
        ("The store holds %s but does not show %s on it. Check that the store has it and that the"
                + " credentials may do s3:GetObjectRetention and s3:GetObjectLegalHold, then retry.")
            .formatted(parcel.fileName(), what));
  }
}
