package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.Begun;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.folder.FolderUploader;
import sealbag.uploaders.http.Patience;

/// What may go wrong once the bytes are there: the link to the case, the look at the evidence, and
/// settings that lead to another place by then.
class AxonAfterwardsTest extends AxonService {
  private static final int MOST_TRIES = 6;
  private static final String LINK = ".*/relationships/evidence";

  @TempDir private static Path elsewhere;

  private AxonUploader linking() {
    return uploader(new AxonUploader.Words("t", List.of("c"), "OFFICIAL", true), Limits.USUAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 422})
  void evidenceThatIsNotLinkedIsDeliveredAndLeavesAPersonTheLink(int status) throws Exception {
    endpoint
        .server()
        .stubFor(post(urlMatching(LINK)).atPriority(1).willReturn(aResponse().withStatus(status)));
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();

    try (var linking = linking()) {
      Receipt receipt = linking.deliver(parcel, journal);

      isDeliveredOnce(parcel, receipt);
      assertThat(receipt.left()).hasValueSatisfying(left -> assertThat(left).contains("by hand"));
      assertThat(linking.deliver(parcel, journal)).isEqualTo(receipt);
    }
  }

  @Test
  void aCaseServiceThatStaysAwayKeepsTheEvidenceWaitingAFewTriesOnly() throws Exception {
    endpoint
        .server()
        .stubFor(post(urlMatching(LINK)).atPriority(1).willReturn(aResponse().withStatus(503)));
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();

    try (var linking = linking()) {
      for (int tries = 1; tries < MOST_TRIES; tries++) {
        assertThatThrownBy(() -> linking.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
      }
      Receipt receipt = linking.deliver(parcel, journal);

      isDeliveredOnce(parcel, receipt);
      assertThat(receipt.left()).isPresent();
    }
  }

  @Test
  void whereNoOneCaseHasTheReferenceThatIsLeftForAPerson() throws Exception {
    try (var linking = linking()) {
      Parcel parcel = Parcels.labelled(parcel(10), "t", "REF/0");

      assertThat(linking.deliver(parcel, new MemoryJournal()).left())
          .hasValueSatisfying(left -> assertThat(left).contains("no one case"));
    }
  }

  @Test
  void evidenceThatDoesNotShowIsLookedForAFewTimesThenAPersonIsAskedAndNothingIsSentAgain()
      throws Exception {
    var away =
        endpoint
            .server()
            .stubFor(
                get(urlMatching(".*/evidence/[^/?]+"))
                    .atPriority(1)
                    .willReturn(aResponse().withStatus(404)));
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();

    for (int looks = 1; looks < MOST_TRIES; looks++) {
      assertThatThrownBy(() -> uploader.deliver(parcel, journal))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("does not show it");
    }
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("6 times", parcel.fileName(), "nothing is sent again");
    endpoint.server().removeStub(away);

    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void anUploadThatWasBegunElsewhereIsForAPersonWhoPutsTheAddressBack() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    stopBeforeItsEnd(parcel, journal);

    try (var other = EvidenceEndpoint.start(elsewhere.resolve("back"));
        var there = uploader(other.base(), Patience.USUAL)) {
      for (int retry = 1; retry <= 2; retry++) {
        assertThatThrownBy(() -> there.deliver(parcel, journal))
            .isInstanceOf(Refused.class)
            .hasMessageContainingAll(
                endpoint.base().toString(), other.base().toString(), "uploads abort");
      }
      assertThat(other.uploads()).isZero();
    }
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void anUploadThatWasBegunElsewhereIsBegunAnewOnlyWhenAPersonSaysSo() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    stopBeforeItsEnd(parcel, journal);

    try (var other = EvidenceEndpoint.start(elsewhere.resolve("anew"));
        var there = uploader(other.base(), Patience.USUAL)) {
      there.abandon(parcel.number(), journal);
      new Begun(journal).forget();

      assertThat(there.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());
      assertThat(other.evidences()).isOne();
    }
    assertThat(endpoint.evidences()).isEqualTo(evidences);
    uploader.abort(parcel.number(), new MemoryJournal());
    endpoint.expireUploads();
  }

  @Test
  void whatWasAcceptedElsewhereIsNeitherSentAgainNorForgotten() throws Exception {
    Parcel parcel = parcel(10);
    var journal = new MemoryJournal();
    uploader.deliver(parcel, journal);
    var folder = new FolderUploader(elsewhere.resolve("folder"));

    assertThatThrownBy(() -> folder.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("accepted at", "read back");
    assertThat(new Begun(journal).forget()).isEmpty();
    assertThat(elsewhere.resolve("folder")).doesNotExist();
  }

  private void stopBeforeItsEnd(Parcel parcel, MemoryJournal journal) {
    endpoint.watch((call, isDone) -> call.endsWith("/complete") && !isDone);
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
    endpoint.recover();
  }
}
