package sealbag.uploaders.s3;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.RetryAfter;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// The store's answer when it was not the hoped-for one. Keeps its short words only: its sentences
/// may hold anything.
final class AnsweredException extends Exception {
  @Serial private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,63}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,10}){1,3}-[0-9]{1,2}");

  private static final String BUCKET_REGION = "x-amz-bucket-region";

  private final String action;
  private final String bucket;
  private final int status;
  private final String code;
  private final @Nullable Duration retryAfter;
  private final @Nullable String region;

  /// @param action what was tried, to follow "Could not"
  AnsweredException(String action, String bucket, AwsServiceException answer) {
    super("the store answered " + answer.statusCode());
    this.action = action;
    this.bucket = bucket;
    this.status = answer.statusCode();
    @Nullable AwsErrorDetails details = answer.awsErrorDetails();
    this.code =
        Optional.ofNullable(details)
            .map(AwsErrorDetails::errorCode)
            .filter(word -> CODE.matcher(word).matches())
            .orElse("");
    this.retryAfter =
        RetryAfter.of(header(details, "Retry-After"), header(details, "Date")).orElse(null);
    this.region =
        header(details, BUCKET_REGION).filter(word -> REGION.matcher(word).matches()).orElse(null);
  }

  /// @param action what was tried, to follow "Could not"
  AnsweredException(String action, String bucket, Reply answer) {
    super("the store answered " + answer.status());
    this.action = action;
    this.bucket = bucket;
    this.status = answer.status();
    this.code = answer.code().filter(word -> CODE.matcher(word).matches()).orElse("");
    this.retryAfter = answer.retryAfter().orElse(null);
    this.region =
        answer.header(BUCKET_REGION).filter(word -> REGION.matcher(word).matches()).orElse(null);
  }

  private static Optional<String> header(@Nullable AwsErrorDetails details, String name) {
    return Optional.ofNullable(details)
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader(name));
  }

  /// What it means where it needs no care of its own.
  DeliveryException verdict() {
    return new Verdict(action, bucket).on(this);
  }

  /// The HTTP status; 200 when an error came inside a good answer.
  int status() {
    return status;
  }

  /// The store's own word for what went wrong, or an empty text.
  String code() {
    return code;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /// The region that the bucket is in, where the store says so.
  Optional<String> region() {
    return Optional.ofNullable(region);
  }

  boolean isAbsent() {
    return status == 404 && !code.equals("NoSuchBucket") && !code.equals("NoSuchUpload");
  }

  boolean isTaken() {
    return status == 412;
  }

  boolean isConflict() {
    return status == 409;
  }

  boolean isUploadGone() {
    return code.equals("NoSuchUpload");
  }

  /// Whether other bytes arrived than those that were sent.
  boolean isDamaged() {
    return code.equals("BadDigest") || code.equals("XAmzContentSHA256Mismatch");
  }

  /// Whether the parts in the bucket are not those that it said it had.
  boolean isBadParts() {
    return code.equals("InvalidPart")
        || code.equals("InvalidPartOrder")
        || code.equals("EntityTooSmall");
  }
}
