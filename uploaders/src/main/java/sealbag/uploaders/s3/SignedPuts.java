package sealbag.uploaders.s3;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.http.Reply;
import sealbag.uploaders.http.StreamBody;
import sealbag.uploaders.http.Wire;
import sealbag.uploaders.pace.Pace;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// PUTs that the SDK signs and the JDK's client sends. The SDK's own way of a request costs several
/// times what a small package does, and sends large ones in pieces of 4 KiB.
///
/// Each states its body's SHA-256 in a signed header, for the store to check.
final class SignedPuts implements AutoCloseable {
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

  private final Wire wire;
  private final AwsV4HttpSigner signer;
  private final AwsCredentialsProvider credentials;
  private final String region;
  private final Supplier<String> bucket;
  private final Pace pace;

  /// @param bucket gives the address below which the objects lie, with a slash at its end
  SignedPuts(
      AwsCredentialsProvider credentials,
      String region,
      Supplier<String> bucket,
      Tuning tuning,
      Pace pace) {
    this.wire = new Wire(tuning.patience());
    this.signer = new PayloadSigning(tuning.signingClock()).signer();
    this.credentials = credentials;
    this.region = region;
    this.bucket = bucket;
    this.pace = pace;
  }

  /// A PUT.
  ///
  /// @param key of the object; its characters need no escape
  /// @param sha256 of the body, in base64
  record Put(String key, Map<String, String> query, Map<String, String> headers, String sha256) {}

  /// Bytes to send.
  ///
  /// @param bytes gives them from their beginning each time
  record Body(Supplier<InputStream> bytes, long sizeBytes) {}

  /// Sends it once, no faster than allowed, and returns any answer, good or bad.
  ///
  /// @param action what is being tried, for the message
  /// @param usual for the whole exchange, the last byte of the answer included, where nothing
  ///   limits the bandwidth
  Reply send(Put put, Body body, String action, Duration usual)
      throws DeliveryException, InterruptedException {
    SdkHttpRequest signed = signed(put);
    Duration limit = usual.plus(pace.extra(body.sizeBytes()));
    var bytes = StreamBody.of(() -> pace.slowed(body.bytes().get()), body.sizeBytes());
    var request = HttpRequest.newBuilder(signed.getUri()).timeout(limit).PUT(bytes);
    signed.headers().forEach((name, values) -> copy(request, name, values));
    return wire.send(request.build(), action, limit);
  }

  private static void copy(HttpRequest.Builder request, String name, List<String> values) {
    if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> request.header(name, value));
    }
  }

  private SdkHttpRequest signed(Put put) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.PUT)
            .uri(URI.create(bucket.get() + put.key()));
    put.query().forEach(request::putRawQueryParameter);
    put.headers().forEach(request::putHeader);
    request.putHeader(PayloadSigning.CHECKSUM, put.sha256());
    return signer
        .sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(request.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
        .request();
  }

  @Override
  public void close() {
    wire.close();
  }
}
