package sealbag.uploaders.s3;

import java.util.Set;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;

/// Turns the store's answer into the exception that says what to do.
///
/// @param action what was tried, to follow "Could not"
record Verdict(String action, String bucket) {
  private static final Set<String> BUSY =
      Set.of(
          "SlowDown",
          "InternalError",
          "RequestTimeout",
          "IncompleteBody",
          "ServiceUnavailable",
          "OperationAborted",
          "ConditionalRequestConflict");

  DeliveryException on(AnsweredException answer) {
    if (BUSY.contains(answer.code())) {
      return unavailable(answer);
    }
    return switch (answer.status()) {
      case 408, 409, 425, 429, 500, 502, 503, 504 -> unavailable(answer);
      default -> new Refused(said(answer) + " " + next(answer));
    };
  }

  private Unavailable unavailable(AnsweredException answer) {
    String sentence = said(answer) + " It is tried again later.";
    return answer.code().equals("SlowDown") || answer.status() == 429 || answer.status() == 503
        ? Unavailable.busy(sentence, answer.retryAfter())
        : new Unavailable(sentence, null, answer.retryAfter());
  }

  private String said(AnsweredException answer) {
    String code = answer.code().isEmpty() ? "" : " " + answer.code();
    return "Could not %s: the store of bucket %s answered %d%s."
        .formatted(action, bucket, answer.status(), code);
  }

  private static String next(AnsweredException answer) {
    if (answer.code().startsWith("KMS")) {
      return "Check upload.s3-kms-key and the right to use that key, then retry.";
    }
    return switch (answer.code()) {
      case "RequestTimeTooSkewed" ->
          "This machine's clock is wrong, so its times of receipt are too."
              + " Set it by a time server, then retry.";
      case "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          region(answer);
      case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
          "The AWS credentials of this machine are no longer good. Renew them, then retry.";
      case "NoSuchBucket", "InvalidBucketName" -> "Check the bucket's name in upload.to.";
      case "InvalidStorageClass" -> "Check upload.s3-storage-class.";
      case "InvalidRetentionPeriod", "ObjectLockConfigurationNotFoundError" ->
          "Check upload.s3-lock-mode and upload.s3-lock-days, and that the bucket has Object Lock.";
      case "NotImplemented" ->
          "The store lacks what a setting asks for: leave out upload.s3-lock-mode,"
              + " upload.s3-legal-hold, upload.s3-kms-key or upload.s3-storage-class,"
              + " or set upload.s3-checksums to when_required.";
      case "EntityTooLarge" -> "The package is larger than the store takes.";
      default -> byStatus(answer);
    };
  }

  private static String byStatus(AnsweredException answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> region(answer);
      case 401, 403 ->
          "Check the AWS credentials of this machine, its clock, and that they may do s3:PutObject,"
              + " s3:GetObject, s3:ListBucket, s3:ListMultipartUploadParts,"
              + " s3:ListBucketMultipartUploads and s3:AbortMultipartUpload in the bucket.";
      default -> "Check the settings upload.s3-*, or ask the people who run the store.";
    };
  }

  private static String region(AnsweredException answer) {
    return answer
        .region()
        .map(region -> "The bucket is in another region: set upload.s3-region to " + region + ".")
        .orElse(
            "The bucket is in another region or at another address: check upload.s3-region and"
                + " upload.s3-endpoint. Redirects are not followed.");
  }
}
