package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Receipt;

/// A service that works, disturbed: the end is that of an undisturbed delivery.
class AxonFaultsTest extends AxonService {
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
}
