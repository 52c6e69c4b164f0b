package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;

/// Tokens, owners, cases and limits.
class AxonProfileTest extends AxonService {
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

  private void deliverSixAtOnce() throws Exception {
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
  }

  @Test
  void manyDeliveriesAtOnceAskForOneToken() throws Exception {
    int tokens = endpoint.tokens();
    deliverSixAtOnce();

    assertThat(endpoint.tokens() - tokens).isOne();
    assertThat(endpoint.evidences() - evidences).isEqualTo(6);
  }

  @Test
  void severalThatMeetAnEndedTokenAskForOneNewOne() throws Exception {
    uploader.deliver(parcel(10), new MemoryJournal());
    int tokens = endpoint.tokens();
    endpoint.forgetTokens();
    deliverSixAtOnce();

    assertThat(endpoint.tokens() - tokens).isOne();
    assertThat(endpoint.evidences() - evidences).isEqualTo(7);
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
    int multiparts = endpoint.openMultiparts();
    long uploads = endpoint.openUploads();

    assertThat(uploader.abort(parcel.number(), journal)).isTrue();

    assertThat(endpoint.openMultiparts()).isEqualTo(multiparts - 1);
    assertThat(endpoint.openUploads()).isEqualTo(uploads - 1);
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
}
