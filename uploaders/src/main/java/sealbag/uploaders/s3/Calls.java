package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.CertificateTrouble;
import sealbag.uploaders.http.Patience;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

/// Calls to the store about one parcel: each is made once, ends in time, and fails in our own
/// words.
///
/// @param key where the parcel's object lies in the bucket
record Calls(S3Client client, S3Settings settings, Patience patience, Parcel parcel, String key) {
  private static final long SLOWEST_BYTES_A_SECOND = 32 << 10;

  String bucket() {
    return settings.folder().bucket();
  }

  /// @param action what is tried, to follow "Could not"; the parcel's number is added
  <T> T make(String action, Supplier<T> call)
      throws AnsweredException, DeliveryException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped before a call to the store");
    }
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw new AnsweredException(action + " " + parcel.number(), bucket(), e);
    } catch (AbortedException e) {
      throw stopped(e);
    } catch (SdkClientException e) {
      if (!(e instanceof ApiCallTimeoutException) && wasStopped(e)) {
        throw stopped(e);
      }
      throw unreachable(action, e);
    }
  }

  /// Makes a call whose answers other than the hoped-for one need no care of their own.
  <T> T insist(String action, Supplier<T> call) throws DeliveryException, InterruptedException {
    try {
      return make(action, call);
    } catch (AnsweredException e) {
      throw e.verdict();
    }
  }

  /// Ends the call when it moves these bytes slower than any line that could ever finish.
  AwsRequestOverrideConfiguration deadline(long sizeBytes) {
    Duration limit = patience.answer().plusSeconds(sizeBytes / SLOWEST_BYTES_A_SECOND);
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(limit).build();
  }

  private static boolean wasStopped(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || (cause instanceof InterruptedIOException
              && !(cause instanceof SocketTimeoutException))) {
        return true;
      }
    }
    return Thread.currentThread().isInterrupted();
  }

  private static InterruptedException stopped(Exception cause) {
    Thread.interrupted(); // the exception thrown instead carries the request to stop
    return (InterruptedException)
        new InterruptedException("stopped during a call to the store").initCause(cause);
  }

  private Unavailable unreachable(String action, SdkClientException failure) {
    Optional<IOException> cause = ioCause(failure);
    String store = "the store of bucket " + bucket();
    String why =
        CertificateTrouble.of(failure, store)
            .map("no safe connection: "::concat)
            .orElse(
                "no whole answer from %s. ".formatted(store)
                    + "Check that the store runs and that the network lets this machine reach it.");
    return new Unavailable(
        "Could not %s %s: %s".formatted(action, parcel.number(), why),
        cause.orElse(null),
        Optional.empty());
  }

  /// The SDK's own messages may quote what a stranger answered.
  private static Optional<IOException> ioCause(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }
}
