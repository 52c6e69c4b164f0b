package sealbag.uploaders.s3;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/// Signature version 4 that hashes no body a second time: a request that states its body's SHA-256
/// in a header is bound to it by that header, which is signed. The others sign the body's hash.
final class PayloadSigning implements AwsV4AuthScheme {
  static final String CHECKSUM = "x-amz-checksum-sha256";
  private static final String HTTPS = "https";
  private static final int USUAL_PORT = 80;
  private static final int USUAL_PORT_OF_HTTPS = 443;

  private final AwsV4AuthScheme usual = AwsV4AuthScheme.create();
  private final Signer signer;

  /// @param clock for the time of signing; empty: the SDK's own
  PayloadSigning(Optional<Clock> clock) {
    this.signer = new Signer(usual.signer(), clock);
  }

  @Override
  public String schemeId() {
    return usual.schemeId();
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return usual.identityProvider(providers);
  }

  @Override
  public AwsV4HttpSigner signer() {
    return signer;
  }

  private record Signer(AwsV4HttpSigner usual, Optional<Clock> clock) implements AwsV4HttpSigner {

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
      return request.request().firstMatchingHeader(CHECKSUM).isPresent()
          ? signHeaders(request)
          : usual.sign(signing(request, request.request(), true));
    }

    /// The SDK always hashes what goes over http, which here never leaves the machine; the protocol
    /// is no part of the signature.
    private SignedRequest signHeaders(SignRequest<? extends AwsCredentialsIdentity> request) {
      SdkHttpRequest sent = request.request();
      int port = sent.port() == USUAL_PORT ? USUAL_PORT_OF_HTTPS : sent.port(); // not in `Host`
      SdkHttpRequest shown = sent.toBuilder().protocol(HTTPS).port(port).build();
      SignedRequest signed = usual.sign(signing(request, shown, false));
      SdkHttpRequest back =
          signed.request().toBuilder().protocol(sent.protocol()).port(sent.port()).build();
      return signed.toBuilder().request(back).build();
    }

    private <I extends AwsCredentialsIdentity> SignRequest<I> signing(
        SignRequest<I> request, SdkHttpRequest shown, boolean hashed) {
      return request.copy(
          copy -> {
            copy.request(shown)
                .putProperty(PAYLOAD_SIGNING_ENABLED, hashed)
                .putProperty(CHUNK_ENCODING_ENABLED, false);
            clock.ifPresent(other -> copy.putProperty(SIGNING_CLOCK, other));
          });
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(
        AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
      return usual.signAsync(request);
    }
  }
}
