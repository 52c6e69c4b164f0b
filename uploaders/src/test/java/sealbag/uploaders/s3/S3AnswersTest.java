package sealbag.uploaders.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.s3.S3Settings.Keeping;
import sealbag.uploaders.s3.S3Settings.Retention;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Answers that the S3 server of the other tests never gives.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3AnswersTest {
  private static final byte[] BYTES = "sealed bytes".getBytes(UTF_8);
  @TempDir private Path packages;
  private AnsweringStore store;
  private S3Uploader uploader;

  @BeforeAll
  void start() {
    store = new AnsweringStore();
    uploader = store.uploader(Keeping.AS_THE_BUCKET_DOES);
  }

  @BeforeEach
  void forget() {
    store.forget();
    store.toPut(aResponse().withHeader("ETag", "\"e\""));
  }

  @AfterAll
  void stop() {
    uploader.close();
    store.close();
  }

  private Parcel parcel() throws Exception {
    return Parcels.seal(packages, "SB-2026-000300", BYTES);
  }

  private static ResponseDefinitionBuilder holding(Parcel parcel, String sha256) {
    return stating(sha256).withHeader("Content-Length", Long.toString(parcel.sizeBytes()));
  }

  private static ResponseDefinitionBuilder stating(String sha256) {
    return aResponse().withHeader("x-amz-checksum-sha256", Sha256.base64(sha256));
  }

  private <E extends DeliveryException> E failure(Parcel parcel, Class<E> kind) {
    return catchThrowableOfType(kind, () -> uploader.deliver(parcel, new MemoryJournal()));
  }

  @Test
  void theChecksumThatTheStoreStatesIsTheProof() throws Exception {
    Parcel parcel = parcel();
    store.toLook(holding(parcel, parcel.sha256()).withHeader("x-amz-version-id", "v.1"));

    Receipt receipt = uploader.deliver(parcel, new MemoryJournal());

    assertThat(receipt.evidenceId()).endsWith("/SB-2026-000300.zip?versionId=v.1");
    store.server().verify(0, getRequestedFor(anyUrl()));
    store
        .server()
        .verify(
            1,
            putRequestedFor(anyUrl())
                .withHeader("If-None-Match", equalTo("*"))
                .withHeader("x-amz-checksum-sha256", equalTo(Sha256.base64(parcel.sha256())))
                .withRequestBody(equalTo("sealed bytes")));
  }

  @Test
  void theChecksumInTheAnswerToThePutIsProofToo() throws Exception {
    Parcel parcel = parcel();
    store.toPut(stating(parcel.sha256()).withHeader("x-amz-version-id", "v.2"));

    Receipt receipt = uploader.deliver(parcel, new MemoryJournal());

    assertThat(receipt.evidenceId()).endsWith("?versionId=v.2");
    assertThat(store.server().getAllServeEvents()).hasSize(1);

    store.toPut(stating("0".repeat(64)));
    assertThat(failure(parcel, Altered.class)).hasMessageContaining("is not what was sealed");
  }

  @Test
  void aStoreThatStatesAnotherChecksumHasAlteredIt() throws Exception {
    Parcel parcel = parcel();
    store.toLook(holding(parcel, "0".repeat(64)));

    assertThat(failure(parcel, Altered.class)).hasMessageContaining("is not what was sealed");
  }

  @Test
  void aStoreThatStatesNoChecksumIsDownloadedFrom() throws Exception {
    Parcel parcel = parcel();
    store.toLook(aResponse().withHeader("Content-Length", "12"));
    store.toDownload(aResponse().withBody(BYTES));
    assertThat(uploader.deliver(parcel, new MemoryJournal()).sha256()).isEqualTo(parcel.sha256());

    store.toDownload(aResponse().withBody("sealed bytez"));
    assertThat(failure(parcel, Altered.class)).hasMessageContaining("is not what was sealed");
  }

  @Test
  void lockHoldEncryptionAndClassAreAskedForAndMustShow() throws Exception {
    Parcel parcel = parcel();
    var keeping =
        new Keeping(
            Optional.of("arn:aws:kms:eu-west-2:1:key/k"),
            Optional.of("STANDARD_IA"),
            Optional.of(new Retention(Retention.Mode.COMPLIANCE, 10)),
            true);
    ResponseDefinitionBuilder shown =
        holding(parcel, parcel.sha256())
            .withHeader("x-amz-server-side-encryption", "aws:kms")
            .withHeader("x-amz-object-lock-mode", "COMPLIANCE")
            .withHeader("x-amz-object-lock-retain-until-date", "2026-11-30T18:04:00Z");
    try (var locking = store.uploader(keeping)) {
      store.toPut(stating(parcel.sha256())); // says nothing of locks
      store.toLook(shown);
      assertThatThrownBy(() -> locking.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("legal hold (upload.s3-legal-hold)");

      store.toLook(shown.withHeader("x-amz-object-lock-legal-hold", "ON"));
      assertThat(locking.deliver(parcel, new MemoryJournal()).sha256()).isEqualTo(parcel.sha256());
    }
    store
        .server()
        .verify(
            2,
            putRequestedFor(anyUrl())
                .withHeader("x-amz-server-side-encryption", equalTo("aws:kms"))
                .withHeader(
                    "x-amz-server-side-encryption-aws-kms-key-id",
                    equalTo("arn:aws:kms:eu-west-2:1:key/k"))
                .withHeader("x-amz-storage-class", equalTo("STANDARD_IA"))
                .withHeader("x-amz-object-lock-mode", equalTo("COMPLIANCE"))
                .withHeader("x-amz-object-lock-retain-until-date", equalTo("2026-11-30T18:04:00Z"))
                .withHeader("x-amz-object-lock-legal-hold", equalTo("ON")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-amz-object-lock-mode", "x-amz-server-side-encryption"})
  void aStoreThatTakesAWishAndForgetsItIsFoundOut(String header) throws Exception {
    Parcel parcel = parcel();
    var retention = new Retention(Retention.Mode.GOVERNANCE, 1);
    var wish =
        header.endsWith("mode")
            ? new Keeping(Optional.empty(), Optional.empty(), Optional.of(retention), false)
            : new Keeping(Optional.of("k"), Optional.empty(), Optional.empty(), false);
    store.toLook(holding(parcel, parcel.sha256()));

    try (var asking = store.uploader(wish)) {
      assertThatThrownBy(() -> asking.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("does not show");
    }
    store.server().verify(1, putRequestedFor(anyUrl()).withHeader(header, matchingAnything()));
  }

  private static StringValuePattern matchingAnything() {
    return matching(".+");
  }

  @ParameterizedTest
  @CsvSource({
    "503,SlowDown",
    "500,InternalError",
    "429,TooManyRequests",
    "400,RequestTimeout",
    "400,IncompleteBody"
  })
  void aBusyStoreIsAskedOnceAndObeyed(int status, String code) throws Exception {
    store.toPut(AnsweringStore.error(status, code).withHeader("Retry-After", "17"));

    Unavailable failure = failure(parcel(), Unavailable.class);

    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(17));
    assertThat(failure.isBusy())
        .isEqualTo(status == 429 || status == 503 || code.equals("SlowDown"));
    assertThat(failure).hasMessageContaining(status + " " + code);
    store.server().verify(1, putRequestedFor(anyUrl()));
  }

  @Test
  void aDateToRetryAfterIsMeasuredByTheStoresOwnClock() throws Exception {
    store.toPut(
        AnsweringStore.error(503, "SlowDown")
            .withHeader("Date", "Fri, 27 Nov 2020 01:00:00 GMT")
            .withHeader("Retry-After", "Fri, 27 Nov 2020 01:02:00 GMT"));

    assertThat(failure(parcel(), Unavailable.class).retryAfter()).contains(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({
    "403,RequestTimeTooSkewed,clock is wrong",
    "403,AccessDenied,AWS credentials",
    "400,ExpiredToken,Renew them",
    "403,SignatureDoesNotMatch,AWS credentials",
    "404,NoSuchBucket,upload.to",
    "400,KMS.NotFoundException,upload.s3-kms-key",
    "400,InvalidStorageClass,upload.s3-storage-class",
    "400,InvalidRetentionPeriod,upload.s3-lock-days",
    "501,NotImplemented,upload.s3-lock-mode",
    "400,EntityTooLarge,larger than the store takes"
  })
  void aRefusalNamesWhatToCheckAndNoSecret(int status, String code, String said) throws Exception {
    store.toPut(AnsweringStore.error(status, code));

    Refused failure = failure(parcel(), Refused.class);

    assertThat(failure).hasMessageContainingAll("SB-2026-000300", code, said);
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .doesNotContain("practice-only", "practice/", "Signature=", "Authorization");
  }

  @Test
  void anotherRegionIsNamedAndARedirectIsNotFollowed() throws Exception {
    store.toPut(
        AnsweringStore.error(301, "PermanentRedirect")
            .withHeader("x-amz-bucket-region", "eu-central-1")
            .withHeader("Location", store.address() + "/elsewhere"));

    assertThat(failure(parcel(), Refused.class))
        .hasMessageContaining("set upload.s3-region to eu-central-1");
    assertThat(store.server().getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenAnswerIsUnavailable(Fault fault) throws Exception {
    store.toPut(aResponse().withFault(fault));

    assertThat(failure(parcel(), DeliveryException.class)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aHostileAnswerIsNeitherExpandedNorReadToItsEnd() throws Exception {
    String bomb =
        "<!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM"
            + " \"file:///etc/passwd\">]><Error><Code>&b;&f;</Code></Error>";
    store.toPut(aResponse().withStatus(400).withBody(bomb));
    assertThat(failure(parcel(), DeliveryException.class))
        .hasMessageNotContainingAny("aaaa", "root:");

    store.toPut(aResponse().withStatus(400).withBody("<Error>" + " ".repeat(50 << 20)));
    assertThat(failure(parcel(), DeliveryException.class)).hasMessageContaining("SB-2026-000300");
  }

  @Test
  void aCertificateThatIsNotTrustedIsSaid() throws Exception {
    Parcel parcel = parcel();

    try (var tls = store.overTls()) {
      assertThatThrownBy(() -> tls.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("certificate");
    }
    assertThat(store.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void missingCredentialsAreSaidWithoutQuotingWhatWasFound() throws Exception {
    Parcel parcel = parcel();
    AwsCredentialsProvider broken =
        () -> {
          throw SdkClientException.create("profile line 3: aws_secret_access_key open-sesame");
        };

    try (var locked = new S3Uploader(TestBucket.settings(store.address()), broken)) {
      assertThatThrownBy(() -> locked.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("AWS_ACCESS_KEY_ID")
          .hasNoCause()
          .hasMessageNotContaining("open-sesame");
    }
    assertThat(store.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void rightsThatAreMissingAreNamed() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000301", new byte[6 * TestBucket.MIB]);
    store.toOpen(AnsweringStore.error(403, "AccessDenied"));

    assertThat(failure(parcel, Refused.class)).hasMessageContaining("s3:AbortMultipartUpload");
    store.server().verify(1, postRequestedFor(anyUrl()));
    store.server().verify(0, deleteRequestedFor(anyUrl()));
  }
}
