package sealbag.uploaders.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.http.CertificateTrouble;
import sealbag.uploaders.http.Patience;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.StreamBody;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// Calls to the store about one parcel: each is made once, ends in time, and fails in our own
/// words.
///
/// @param key where the parcel's object lies in the bucket
record Calls(
    S3Client client,
    SignedPuts puts,
    S3Settings settings,
    Patience patience,
    Parcel parcel,
    String key) {
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

  /// Sends bytes to the parcel's place. The store is told their hash, and the answer was good.
  ///
  /// @param sha256 of the body, in base64
  /// @throws IOException when the bytes could not be read here
  Reply put(
      Map<String, String> query, Map<String, String> headers, String sha256, SignedPuts.Body body)
      throws AnsweredException, DeliveryException, IOException, InterruptedException {
    var put = new SignedPuts.Put(key, query, headers, sha256);
    try {
      Reply reply = puts.send(put, body, "send", limit(body.sizeBytes()));
      if (reply.status() != 200 || reply.code().isPresent()) {
        throw new AnsweredException("send " + parcel.number(), bucket(), reply);
      }
      return reply;
    } catch (Unavailable e) { // names a host; here the bucket is what people know
      Optional<IOException> unread = StreamBody.whyUnread(e);
      if (unread.isPresent()) {
        throw unread.get();
      }
      throw unreachable("send", e);
    } catch (SdkClientException e) { // no credentials to sign with, for the moment
      throw unreachable("send", e);
    }
  }

  /// Makes a call of the SDK that sends bytes.
  ///
  /// @throws IOException when they could not be read here, which says more than what the store made
  ///   of half a body
  <T> T send(SignedPuts.Body bytes, Function<RequestBody, T> call)
      throws AnsweredException, DeliveryException, IOException, InterruptedException {
    var broken = new AtomicReference<@Nullable IOException>();
    ContentStreamProvider watched = () -> new WatchedBytes(bytes.bytes().get(), broken::set);
    var body = RequestBody.fromContentProvider(watched, bytes.sizeBytes(), StoredObject.TYPE);
    try {
      return make("send", () -> call.apply(body));
    } catch (AnsweredException | Unavailable e) {
      @Nullable IOException failure = broken.get();
      boolean late = failure instanceof ClosedByInterruptException; // so the SDK ends a late call
      if (failure != null && !late) {
        throw failure;
      }
      throw e;
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
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(limit(sizeBytes)).build();
  }

  private Duration limit(long sizeBytes) {
    return patience.answer().plusSeconds(sizeBytes / SLOWEST_BYTES_A_SECOND);
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

  private Unavailable unreachable(String action, Exception failure) {
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
