package sealbag.ingest.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import sealbag.uploaders.Uploaders.Destination;
import sealbag.uploaders.http.SafeAddress;
import sealbag.uploaders.s3.BucketFolder;
import sealbag.uploaders.s3.S3Settings;
import sealbag.uploaders.s3.S3Settings.Keeping;
import sealbag.uploaders.s3.S3Settings.Retention;
import sealbag.uploaders.s3.S3Settings.Sending;
import sealbag.uploaders.s3.S3Settings.Server;

/// Reads the settings of an upload straight into a bucket.
record BucketValues(Values values) {

  /// Empty when a problem was noted.
  ///
  /// @param retentionDays of Object Lock instead of the general setting; empty: that one
  Optional<Destination> destination(URI to, Optional<Integer> retentionDays) {
    try {
      var settings =
          new S3Settings(BucketFolder.of(to), server(), keeping(retentionDays), sending());
      return Optional.of(new Destination(to, Optional.empty(), Optional.of(settings)));
    } catch (IllegalArgumentException e) {
      values.problem("upload.to is a bucket, but " + e.getMessage());
      return Optional.empty();
    }
  }

  private Server server() {
    return new Server(
        values.optional(Key.UPLOAD_S3_ENDPOINT).map(BucketValues::endpoint),
        values.text(Key.UPLOAD_S3_REGION),
        values.isOn(Key.UPLOAD_S3_PATH_STYLE));
  }

  private static URI endpoint(String text) {
    try {
      return SafeAddress.require(new URI(text));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException("upload.s3-endpoint is not usable: " + e.getMessage(), e);
    }
  }

  private Keeping keeping(Optional<Integer> days) {
    return new Keeping(
        values.optional(Key.UPLOAD_S3_KMS_KEY),
        values.optional(Key.UPLOAD_S3_STORAGE_CLASS),
        retention(days),
        values.isOn(Key.UPLOAD_S3_LEGAL_HOLD));
  }

  private Sending sending() {
    boolean checksums =
        switch (values.text(Key.UPLOAD_S3_CHECKSUMS)) {
          case "when_supported" -> true;
          case "when_required" -> false;
          default ->
              throw new IllegalArgumentException(
                  "upload.s3-checksums is one of when_supported, when_required");
        };
    return new Sending(checksums, values.mebibytes(Key.UPLOAD_S3_PART_MEGABYTES));
  }

  private Optional<Retention> retention(Optional<Integer> days) {
    return switch (values.text(Key.UPLOAD_S3_LOCK_MODE)) {
      case "off" -> Optional.empty();
      case "governance" -> Optional.of(retention(Retention.Mode.GOVERNANCE, days));
      case "compliance" -> Optional.of(retention(Retention.Mode.COMPLIANCE, days));
      default ->
          throw new IllegalArgumentException(
              "upload.s3-lock-mode is one of off, governance, compliance");
    };
  }

  private Retention retention(Retention.Mode mode, Optional<Integer> instead) {
    String days = instead.map(String::valueOf).orElse(values.text(Key.UPLOAD_S3_LOCK_DAYS));
    if (!days.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "upload.s3-lock-mode needs upload.s3-lock-days, a number from 1 to 36500");
    }
    return new Retention(mode, Integer.parseInt(days));
  }
}
