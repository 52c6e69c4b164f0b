package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Secret;

/// A service that works, disturbed: the end is that of an undisturbed delivery.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonFaultsTest {
  private static final int MIB = 1 << 20;

  @TempDir private static Path bucket;
  @TempDir private Path packages;
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicLong nanoTime = new AtomicLong();
  private EvidenceEndpoint endpoint;
  private AxonUploader uploader;
  private int evidences;

  @BeforeAll
  void start() throws Exception {
    endpoint = EvidenceEndpoint.start(bucket, new EvidenceEndpoint.Cutting(5 * MIB, 5 * MIB));
  }

  @BeforeEach
  void open() {
    uploader = uploader(AxonUploader.Words.USUAL, Limits.USUAL);
    evidences = endpoint.evidences();
  }

  @AfterEach
  void recover() {
    uploader.close();
    endpoint.recover();
    endpoint.server().resetRequests();
  }

  @AfterAll
  void stop() {
    endpoint.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST .*/evidence-uploads",
        "POST .*/files/.*/complete",
        "POST .*/evidence-uploads/[^/]*/complete"
      })
  void aReplyLostAfterTheServiceHasActedMakesNoSecondEvidence(String call) throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    var journal = new MemoryJournal();
    var lost = new AtomicInteger();
    endpoint.watch((seen, isDone) -> isDone && seen.matches(call) && lost.getAndIncrement() == 0);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    Receipt receipt = uploader.deliver(parcel, journal);

    assertThat(lost.get()).isPositive();
    isDeliveredOnce(parcel, receipt);
  }

  @Test
  void aTokenThatEndsInTheMiddleIsRenewedOnceAndTheDeliveryGoesOn() throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    int tokens = endpoint.tokens();
    var forgotten = new AtomicInteger();
    endpoint.watch(
        (seen, isDone) -> {
          if (!isDone && seen.endsWith("/complete") && forgotten.getAndIncrement() == 0) {
            endpoint.forgetTokens();
          }
          return false;
        });

    Receipt receipt = uploader.deliver(parcel, new MemoryJournal());

    assertThat(endpoint.tokens() - tokens).isEqualTo(2);
    isDeliveredOnce(parcel, receipt);
  }

  @Test
  void aTokenIsRenewedAtFourFifthsOfItsLife() throws Exception {
    endpoint.tokenLife(Duration.ofSeconds(100));
    int tokens = endpoint.tokens();
    uploader.deliver(parcel(10), new MemoryJournal());
    nanoTime.addAndGet(Duration.ofSeconds(79).toNanos());
    uploader.deliver(parcel(10), new MemoryJournal());
    assertThat(endpoint.tokens() - tokens).isOne();

    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    uploader.deliver(parcel(10), new MemoryJournal());

    assertThat(endpoint.tokens() - tokens).isEqualTo(2);
  }

  @Test
  void manyDeliveriesAtOnceAskForOneToken() throws Exception {
    int tokens = endpoint.tokens();
    var deliveries = new ArrayList<Callable<Receipt>>();
    for (int i = 0; i < 6; i++) {
      Parcel parcel = parcel(100 + i);
      deliveries.add(() -> uploader.deliver(parcel, new MemoryJournal()));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var delivery : threads.invokeAll(deliveries)) {
        delivery.get();
      }
    }

    assertThat(endpoint.tokens() - tokens).isOne();
    assertThat(endpoint.evidences() - evidences).isEqualTo(6);
  }

  @Test
  void credentialsThatAreNeverTakenStopAfterTwoTries() throws Exception {
    Parcel parcel = parcel(10);
    endpoint
        .server()
        .stubFor(post(urlMatching(".*/evidence-uploads")).willReturn(aResponse().withStatus(401)));

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("client secret")
        .hasMessageNotContaining(EvidenceEndpoint.CLIENT_SECRET);

    endpoint.server().verify(2, postRequestedFor(urlMatching(".*/evidence-uploads")));
  }

  @Test
  void aLinkThatIsTooOldIsAskedForAgainAndTheUploadGoesOn() throws Exception {
    Parcel parcel = parcel(10);
    String old = endpoint.base() + "/old?X-Amz-Expires=1";
    endpoint
        .server()
        .stubFor(
            post(urlMatching(".*/part-urls"))
                .inScenario("old")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("fresh")
                .willReturn(okJson("[{\"n\":1,\"headers\":{},\"url\":\"" + old + "\"}]")));
    endpoint
        .server()
        .stubFor(
            put(urlMatching("/old.*"))
                .willReturn(
                    aResponse()
                        .withStatus(403)
                        .withBody("<Error><Code>AccessDenied</Code></Error>")));

    Receipt receipt = uploader.deliver(parcel, new MemoryJournal());

    endpoint.server().verify(2, postRequestedFor(urlMatching(".*/part-urls")));
    isDeliveredOnce(parcel, receipt);
  }

  @Test
  void anUploadThatExpiredIsReplacedAndTheOldOneStaysInTheJournal() throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    var journal = new MemoryJournal();
    endpoint
        .server()
        .stubFor(post(urlMatching(".*/files/.*/complete")).willReturn(aResponse().withStatus(503)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    endpoint.recover();
    endpoint.expireUploads();

    Receipt receipt = uploader.deliver(parcel, journal);

    isDeliveredOnce(parcel, receipt);
    assertThat(journal.read("axon.upload")).isPresent();
    assertThat(journal.read("axon.1.upload")).isPresent().isNotEqualTo(journal.read("axon.upload"));
  }

  @Test
  void aPartThatTheServiceDoesNotListIsSentAgain() throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    var journal = new MemoryJournal();
    endpoint
        .server()
        .stubFor(post(urlMatching(".*/files/.*/complete")).willReturn(aResponse().withStatus(503)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    endpoint.recover();
    Session session = Session.of(journal.read("axon.upload").orElseThrow());
    String etag = "\\\"" + "0".repeat(32) + "\\\"";
    endpoint
        .server()
        .stubFor(
            get(urlMatching(".*/" + session.path()))
                .willReturn(
                    okJson(
                        """
                        {"data":{"attributes":{"status":"uploading","files":[{"status":"uploading",
                        "receivedParts":[{"n":1,"etag":"%s","size":5242880}]}]}}}
                        """
                            .formatted(etag))));
    endpoint.server().resetRequests();

    Receipt receipt = uploader.deliver(parcel, journal);

    endpoint
        .server()
        .verify(
            postRequestedFor(urlMatching(".*/part-urls"))
                .withRequestBody(matchingJsonPath("$.parts.length()", equalTo("2"))));
    isDeliveredOnce(parcel, receipt);
  }

  @Test
  void aFileThatChangedUnderItsSizeIsNeverFinished() throws Exception {
    for (int size : List.of(10, 5 * MIB + 1)) {
      Parcel parcel = parcel(size);
      byte[] bytes = Files.readAllBytes(parcel.file());
      bytes[size - 1] ^= 1;
      Files.write(parcel.file(), bytes);

      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Altered.class);

      endpoint.server().verify(0, postRequestedFor(urlMatching(".*/complete")));
      assertThat(endpoint.held(parcel.fileName())).isEmpty();
    }
  }

  @Test
  void aFileThatGrewIsSeenBeforeAnythingIsOpened() throws Exception {
    Parcel parcel = parcel(10);
    Files.writeString(parcel.file(), "!", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Altered.class);

    assertThat(endpoint.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void aLostJournalFindsTheEvidenceThatIsThere() throws Exception {
    Parcel parcel = parcel(10);
    Receipt first = uploader.deliver(parcel, new MemoryJournal());
    endpoint
        .server()
        .stubFor(
            post(urlMatching(".*/evidence-uploads"))
                .willReturn(
                    aResponse()
                        .withStatus(409)
                        .withBody(
                            """
                            {"errors":[{"status":409,"code":"duplicate_package","meta":
                            {"existingId":"%s"}}]}
                            """
                                .formatted(first.evidenceId()))));

    Receipt again = uploader.deliver(parcel, new MemoryJournal());

    assertThat(again).isEqualTo(first);
    isDeliveredOnce(parcel, again);
  }

  @Test
  void aGoodStatusWithAnErrorInsideIsNoSuccess() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    endpoint
        .server()
        .stubFor(
            post(urlMatching(".*/evidence-uploads/[^/]*/complete"))
                .willReturn(okJson("{\"errors\":[{\"status\":503,\"code\":\"database_away\"}]}")));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("database_away");
    assertThat(journal.read("axon.evidence")).isEmpty();
    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void aCallThatStillRunsIsWaitedFor() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    endpoint
        .server()
        .stubFor(
            post(urlMatching(".*/evidence-uploads"))
                .willReturn(
                    aResponse()
                        .withStatus(409)
                        .withHeader("Retry-After", "3")
                        .withBody("{\"errors\":[{\"code\":\"in_progress\"}]}")));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOfSatisfying(
            Unavailable.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(3)));
    String key = journal.read("axon.key.opening").orElseThrow();
    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
    assertThat(journal.read("axon.key.opening")).contains(key);
  }

  @Test
  void whereNoChecksumIsStatedTheBytesAreReadAndHashed() throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    var journal = new MemoryJournal();
    Receipt stated = uploader.deliver(parcel, journal);
    String files =
        """
        {"data":{"id":"e","relationships":{"files":{"data":[{"id":"file-x","attributes":
        {"fileName":"%s","size":%d}}]}}}}
        """
            .formatted(parcel.fileName(), parcel.sizeBytes());
    endpoint.server().stubFor(get(urlMatching(".*/evidence/[^/]*")).willReturn(okJson(files)));

    byte[] bytes = Files.readAllBytes(parcel.file());
    endpoint
        .server()
        .stubFor(
            get(urlMatching(".*/evidence/[^/]*/files/file-x"))
                .willReturn(aResponse().withBody(bytes)));
    assertThat(uploader.deliver(parcel, journal)).isEqualTo(stated);

    bytes[0] ^= 1;
    endpoint
        .server()
        .stubFor(
            get(urlMatching(".*/evidence/[^/]*/files/file-x"))
                .willReturn(aResponse().withBody(bytes)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Altered.class);
  }

  @Test
  void theOfficerOwnsTheEvidence() throws Exception {
    uploader.deliver(parcel(10), new MemoryJournal());

    endpoint.server().verify(1, getRequestedFor(urlMatching("/api/v4/.*/users\\?.*")));
    assertThat(endpoint.asked()).anyMatch(asked -> asked.contains("\"badgeNumber\":\"1234AB\""));
  }

  @Test
  void evidenceIsLinkedToTheOneCaseWithItsReference() throws Exception {
    var words = new AxonUploader.Words("t", List.of("c"), "OFFICIAL", true);
    var journal = new MemoryJournal();
    try (var linking = uploader(words, Limits.USUAL)) {
      Parcel parcel = parcel(10);
      Receipt receipt = linking.deliver(parcel, journal);
      linking.deliver(parcel, journal);

      assertThat(endpoint.linked()).contains(receipt.evidenceId());
      endpoint.server().verify(1, postRequestedFor(urlMatching(".*/relationships/evidence")));

      var other = new MemoryJournal();
      linking.deliver(Parcels.labelled(parcel(10), "t", "REF/0"), other);
      assertThat(other.read("axon.case")).contains("none");
    }
  }

  @Test
  void anUploadThatIsGivenUpLeavesNothingAtTheService() throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    var journal = new MemoryJournal();
    endpoint
        .server()
        .stubFor(post(urlMatching(".*/files/.*/complete")).willReturn(aResponse().withStatus(503)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    assertThat(endpoint.openMultiparts()).isOne();

    assertThat(uploader.abort(parcel.number(), journal)).isTrue();

    assertThat(endpoint.openMultiparts()).isZero();
    assertThat(endpoint.openUploads()).isZero();
    assertThat(uploader.abort(parcel.number(), journal)).isFalse();
  }

  @Test
  void aLimitIsSaidWithItsFieldBeforeAnythingIsSent() throws Exception {
    Parcel parcel = parcel(10);
    refusal(Parcels.labelled(parcel, "t", "R".repeat(76)), "externalId");
    refusal(Parcels.labelled(parcel, "t".repeat(201), "R"), "title");
    refusal(Parcels.labelled(parcel, "line\nline", "R"), "title");
    try (var small = uploader(AxonUploader.Words.USUAL, new Limits(75, 200, 2000, 9))) {
      assertThatThrownBy(() -> small.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Refused.class)
          .hasMessageContainingAll("size", "10 bytes", "9");
    }
    assertThat(endpoint.server().getAllServeEvents()).isEmpty();
  }

  private void refusal(Parcel parcel, String field) {
    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("field " + field);
  }

  @Test
  void limitsAreCountedInCharactersAndFitToTheLast() throws Exception {
    Parcel parcel = Parcels.labelled(parcel(10), "\uD83D\uDE00".repeat(200), "R".repeat(75));

    isDeliveredOnce(parcel, uploader.deliver(parcel, new MemoryJournal()));
  }

  @Test
  void aRedirectToAnotherHostGetsNoToken() throws Exception {
    Parcel parcel = parcel(10);
    var other =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    other.start();
    try {
      endpoint
          .server()
          .stubFor(
              post(urlMatching(".*/evidence-uploads"))
                  .willReturn(
                      aResponse().withStatus(307).withHeader("Location", other.baseUrl() + "/")));

      assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("redirects");

      assertThat(other.getAllServeEvents()).isEmpty();
    } finally {
      other.stop();
    }
  }

  @Test
  void twoWorkersWithOneParcelMakeOneEvidence() throws Exception {
    Parcel parcel = parcel(10);
    Callable<Receipt> delivery = () -> uploader.deliver(parcel, new MemoryJournal());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(List.of(delivery, delivery))) {
        one.state(); // one of them may have to come again
      }
    }

    isDeliveredOnce(parcel, uploader.deliver(parcel, new MemoryJournal()));
  }

  private void isDeliveredOnce(Parcel parcel, Receipt receipt) {
    assertThat(receipt.sha256()).isEqualTo(parcel.sha256());
    assertThat(endpoint.held(parcel.fileName())).containsExactly(parcel.sha256());
    assertThat(endpoint.evidences() - evidences).isOne();
    assertThat(Set.of(endpoint.openUploads(), (long) endpoint.openMultiparts()))
        .containsExactly(0L);
  }

  private Parcel parcel(int sizeBytes) throws Exception {
    int number = numbers.incrementAndGet();
    byte[] bytes = new byte[sizeBytes];
    new Random(number).nextBytes(bytes);
    return Parcels.seal(packages, "SB-2026-%06d".formatted(number), bytes);
  }

  private AxonUploader uploader(AxonUploader.Words words, Limits limits) {
    return new AxonUploader(
        new AxonUploader.Settings(
            endpoint.base(),
            EvidenceEndpoint.PARTNER_ID,
            EvidenceEndpoint.CLIENT_ID,
            new Secret(EvidenceEndpoint.CLIENT_SECRET),
            words,
            Paths.USUAL,
            limits),
        nanoTime::get);
  }
}
