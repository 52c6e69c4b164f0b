package sealbag.uploaders.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.Fingerprint;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.http.Patience;
import sealbag.uploaders.pace.Pace;
import sealbag.uploaders.s3.S3Settings.Keeping;
import sealbag.uploaders.s3.S3Settings.Retention;

/// Answers to multipart uploads that the S3 server of the other tests never gives.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3PartAnswersTest {
  private static final int MIB = TestBucket.MIB;
  private static final byte[] BYTES = new byte[11 * MIB];
  private MemoryJournal journal = new MemoryJournal();
  @TempDir private Path packages;
  private AnsweringStore store;
  private S3Uploader uploader;

  @BeforeAll
  void start() {
    new Random(5).nextBytes(BYTES);
    store = new AnsweringStore();
    uploader = store.uploader(Keeping.AS_THE_BUCKET_DOES);
  }

  @BeforeEach
  void begin() {
    journal = new MemoryJournal();
    answerWell();
  }

  private void answerWell() {
    store.forget();
    store.toOpen(
        AnsweringStore.xml(
            "<InitiateMultipartUploadResult><UploadId>u-1</UploadId></InitiateMultipartUploadResult>"));
    for (String number : List.of("1", "2", "3")) {
      store.toPart(number, aResponse().withHeader("ETag", etag(number)));
    }
    store.toJoin(AnsweringStore.xml("<CompleteMultipartUploadResult/>"));
  }

  @Test
  void bytesThatCannotBeReadAreNotBlamedOnTheStore() throws Exception {
    var settings = TestBucket.settings(store.address());
    var parcel = Parcels.of(packages.resolve("SB-2026-000001.zip"), new byte[9]);
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    var slice = new Slice(9, "0".repeat(64), () -> closed);

    try (var client = Client.open(settings, TestBucket.LOGIN, Tuning.USUAL);
        var puts =
            new SignedPuts(
                TestBucket.LOGIN, "eu-west-2", () -> "", Tuning.USUAL, Pace.unlimited())) {
      var calls = new Calls(client, puts, settings, Patience.USUAL, parcel, "k");
      assertThatThrownBy(() -> new PartStore(calls).send("u-1", 1, slice))
          .isInstanceOf(IOException.class)
          .hasMessage("Stream closed");
    }
  }

  @AfterAll
  void stop() {
    uploader.close();
    store.close();
  }

  private Parcel parcel() throws Exception {
    return Parcels.seal(packages, "SB-2026-000400", BYTES);
  }

  private static String etag(String number) {
    return "\"etag-" + number + "\"";
  }

  private static ResponseDefinitionBuilder holding(String checksum) {
    return aResponse()
        .withHeader("Content-Length", Integer.toString(BYTES.length))
        .withHeader("x-amz-checksum-type", "COMPOSITE")
        .withHeader("x-amz-checksum-sha256", checksum);
  }

  private static String composite() {
    var hashes = new ArrayList<String>();
    for (int from = 0; from < BYTES.length; from += 5 * MIB) {
      int to = Math.min(from + 5 * MIB, BYTES.length);
      hashes.add(Fingerprint.of(Arrays.copyOfRange(BYTES, from, to)).sha256());
    }
    return Sha256.composite(hashes);
  }

  private static String listed(String number, long sizeBytes, String etag) {
    return "<Part><PartNumber>%s</PartNumber><Size>%d</Size><ETag>%s</ETag></Part>"
        .formatted(number, sizeBytes, etag);
  }

  private static ResponseDefinitionBuilder list(String... parts) {
    return AnsweringStore.xml(
        "<ListPartsResult><IsTruncated>false</IsTruncated>%s</ListPartsResult>"
            .formatted(String.join("", parts)));
  }

  /// Two parts arrive, the third does not.
  private void stopBeforeTheThird(Parcel parcel) {
    store.toPart("3", AnsweringStore.error(503, "SlowDown"));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    store.toPart("3", aResponse().withHeader("ETag", etag("3")));
  }

  @Test
  void theChecksumOfTheJoinedPartsIsTheProof() throws Exception {
    Parcel parcel = parcel();
    store.toLook(holding(composite()));

    assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());

    store.server().verify(0, getRequestedFor(anyUrl()));
    store
        .server()
        .verify(
            1,
            postRequestedFor(anyUrl())
                .withHeader("If-None-Match", equalTo("*"))
                .withRequestBody(containing("ChecksumSHA256")));
  }

  @Test
  void aChangedFileIsFoundAtAStoreThatDoesNotSayThatItCompares() throws Exception {
    Parcel parcel = parcel();
    changeTheSecondPart(parcel);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Altered.class);

    assertThat(store.sendings("3")).isZero();
    assertThat(new Notes(journal).round()).isEqualTo(2);
    store.server().verify(1, deleteRequestedFor(anyUrl()));
    store
        .server()
        .verify(0, postRequestedFor(anyUrl()).withRequestBody(containing("CompleteMultipart")));
  }

  @Test
  void bytesThatAStoreComparedAndRefusedAreLookedAtHere() throws Exception {
    Parcel parcel = parcel();
    store.toPart("2", AnsweringStore.error(400, "BadDigest"));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("damaged on the way");

    store.toList(list(listed("1", 5L * MIB, etag("1"))));
    changeTheSecondPart(parcel);
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Altered.class);
  }

  private static void changeTheSecondPart(Parcel parcel) throws IOException {
    byte[] bytes = BYTES.clone();
    bytes[7 * MIB] ^= 1;
    Files.write(parcel.file(), bytes);
  }

  @Test
  void theChecksumOfOtherPartsIsNoProof() throws Exception {
    Parcel parcel = parcel();
    store.toLook(holding(Sha256.base64("0".repeat(64)) + "-7"));
    store.toDownload(aResponse().withBody(BYTES));

    assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());

    store.server().verify(1, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"true", "5242879", "'\"etag-9\"'", "missing"})
  void aListThatLiesCostsThatPartAgain(String lie) throws Exception {
    Parcel parcel = parcel();
    stopBeforeTheThird(parcel);
    long part = 5L * MIB;
    String second =
        switch (lie) {
          case "true" -> listed("2", part, etag("2"));
          case "missing" -> "";
          default ->
              lie.startsWith("\"") ? listed("2", part, lie) : listed("2", part - 1, etag("2"));
        };
    store.toList(list(listed("1", part, etag("1")), second));
    store.server().resetRequests();
    store.toLook(aResponse().withStatus(404));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);

    assertThat(store.sendings("1")).isZero();
    assertThat(store.sendings("2")).isEqualTo(lie.equals("true") ? 0 : 1);
    assertThat(store.sendings("3")).isOne();
    store.toLook(holding(composite()));
    assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());
  }

  @Test
  void aPurgedUploadIsBegunAgainAndTheJournalKeepsBothIds() throws Exception {
    Parcel parcel = parcel();
    stopBeforeTheThird(parcel);
    store.toList(AnsweringStore.error(404, "NoSuchUpload"));
    store.toOpen(
        AnsweringStore.xml(
            "<InitiateMultipartUploadResult><UploadId>u-2</UploadId></InitiateMultipartUploadResult>"));
    store.toJoin(AnsweringStore.xml("<CompleteMultipartUploadResult/>"));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("does not show it yet");

    assertThat(journal.read("s3.upload.1").orElseThrow()).contains("u-1");
    assertThat(journal.read("s3.upload.2").orElseThrow()).contains("u-2");
    assertThat(store.sendings("1")).isEqualTo(2);
  }

  @Test
  void anErrorInsideAGoodAnswerIsLookedAtBeforeItIsDoneAgain() throws Exception {
    Parcel parcel = parcel();
    store.toJoin(AnsweringStore.error(200, "InternalError"));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("InternalError");
    assertThat(journal.read("s3.stored")).isEmpty();

    store.toLook(holding(composite()));
    assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());

    store
        .server()
        .verify(1, postRequestedFor(anyUrl()).withRequestBody(containing("CompleteMultipart")));
  }

  @ParameterizedTest
  @CsvSource({"409,ConditionalRequestConflict", "404,NoSuchUpload", "400,InvalidPart"})
  void anUploadThatCannotBeFinishedIsGivenUpAndBegunAgain(int status, String code)
      throws Exception {
    Parcel parcel = parcel();
    store.toJoin(AnsweringStore.error(status, code));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("sent again later");

    assertThat(journal.read("s3.round")).contains("2");
    store.server().verify(1, deleteRequestedFor(anyUrl()));
    answerWell();
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .hasMessageContaining("does not show it yet");
    assertThat(store.sendings("[123]")).isEqualTo(3);
    store.toLook(holding(composite()));
    assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());
  }

  @Test
  void aStoreThatAlwaysLosesPartsIsForAPerson() throws Exception {
    Parcel parcel = parcel();
    store.toJoin(AnsweringStore.error(400, "InvalidPart"));
    for (int round = 1; round < 5; round++) {
      assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    }

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Refused.class);
  }

  @Test
  void anAnswerThatLacksWhatItIsForIsRefused() throws Exception {
    Parcel parcel = parcel();
    store.toPart("2", aResponse());
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("lacks the tag of a part");

    begin();
    store.toOpen(AnsweringStore.xml("<InitiateMultipartUploadResult/>"));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("lacks the id of the upload");
  }

  @Test
  void aLockIsAskedForWhenTheUploadBegins() throws Exception {
    Parcel parcel = parcel();
    var retention = Optional.of(new Retention(Retention.Mode.GOVERNANCE, 3));
    var keeping = new Keeping(Optional.of("k"), Optional.empty(), retention, true);
    store.toLook(
        holding(composite())
            .withHeader("x-amz-server-side-encryption", "aws:kms")
            .withHeader("x-amz-object-lock-mode", "GOVERNANCE")
            .withHeader("x-amz-object-lock-retain-until-date", "2026-11-23T18:04:00Z")
            .withHeader("x-amz-object-lock-legal-hold", "ON"));

    try (var locking = store.uploader(keeping)) {
      assertThat(locking.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());
    }

    store
        .server()
        .verify(
            1,
            postRequestedFor(anyUrl())
                .withHeader("x-amz-checksum-algorithm", equalTo("SHA256"))
                .withHeader("x-amz-object-lock-mode", equalTo("GOVERNANCE"))
                .withHeader("x-amz-object-lock-retain-until-date", equalTo("2026-11-23T18:04:00Z"))
                .withHeader("x-amz-object-lock-legal-hold", equalTo("ON"))
                .withHeader("x-amz-server-side-encryption", equalTo("aws:kms")));
  }
}
