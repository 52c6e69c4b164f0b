package sealbag.uploaders.s3;

import sealbag.uploaders.pace.Pace;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/// The SDK's client, with everything off that repeats, hashes or redirects by itself.
final class Client {
  private Client() {}

  static S3Client open(S3Settings settings, AwsCredentialsProvider credentials, Tuning tuning) {
    return open(settings, credentials, tuning, Pace.unlimited());
  }

  static S3Client open(
      S3Settings settings, AwsCredentialsProvider credentials, Tuning tuning, Pace pace) {
    S3Settings.Server server = settings.server();
    var client =
        S3Client.builder()
            .region(Region.of(server.region()))
            .credentialsProvider(credentials)
            .forcePathStyle(server.pathStyle())
            .crossRegionAccessEnabled(false)
            .putAuthScheme(new PayloadSigning(tuning.signingClock()))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new BoundedAnswers()))
            .httpClientBuilder(
                PacedClient.of(
                    UrlConnectionHttpClient.builder()
                        .connectionTimeout(tuning.patience().connect())
                        .socketTimeout(tuning.patience().answer()),
                    pace));
    server.endpoint().ifPresent(client::endpointOverride);
    return client.build();
  }
}
