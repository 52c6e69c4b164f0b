package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;
import sealbag.uploaders.delivery.Parcels;
import sealbag.uploaders.delivery.Receipt;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.delivery.Uploader;
import sealbag.uploaders.delivery.UploaderContract;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonUploaderTest extends UploaderContract {
  private static final long MIB = 1 << 20;
  @TempDir private static Path bucket;
  private EvidenceEndpoint endpoint;
  private AxonUploader uploader;

  @BeforeAll
  void start() throws Exception {
    endpoint = EvidenceEndpoint.start(bucket, new EvidenceEndpoint.Cutting(5 * MIB, 5 * MIB));
    uploader =
        new AxonUploader(
            new AxonUploader.Settings(
                endpoint.base(),
                EvidenceEndpoint.PARTNER_ID,
                EvidenceEndpoint.CLIENT_ID,
                new Secret(EvidenceEndpoint.CLIENT_SECRET)));
  }

  @AfterEach
  void recover() {
    endpoint.recover();
    endpoint.server().resetRequests();
  }

  @AfterAll
  void stop() {
    uploader.close();
    endpoint.close();
  }

  @Override
  protected Uploader uploader() {
    return uploader;
  }

  @Override
  protected List<String> held(String fileName) {
    return endpoint.held(fileName);
  }

  @Test
  void aLargeFileGoesInParts() throws Exception {
    byte[] bytes = new byte[(int) (11 * MIB)];
    new Random(7).nextBytes(bytes);
    Parcel parcel = Parcels.seal(packages, "SB-2026-000020", bytes);

    Receipt receipt = uploader.deliver(parcel, new MemoryJournal());

    assertThat(receipt.sha256()).isEqualTo(parcel.sha256());
    assertThat(held("SB-2026-000020.zip")).containsExactly(parcel.sha256());
  }

  @Test
  void aLargeFileIsCutAsItWasSealedOrAsTheServiceWantsIt() throws Exception {
    byte[] bytes = new byte[(int) (11 * MIB) + 1];
    new Random(8).nextBytes(bytes);
    Parcel sealed = Parcels.seal(packages, "SB-2026-000093", bytes);
    Parcel cut = Parcels.cut(sealed, (int) (6 * MIB));
    uploader.deliver(cut, new MemoryJournal());
    assertThat(endpoint.asked()).anyMatch(asked -> asked.contains("\"preferredPartSize\":6291456"));
    endpoint.server().verify(1, putOf("\"size\":6291456"));

    Parcel uncut = Parcels.uncut(Parcels.seal(packages, "SB-2026-000094", bytes));
    uploader.deliver(uncut, new MemoryJournal());

    endpoint.server().verify(1, putOf("\"size\":5242880"));
    assertThat(held("SB-2026-000093.zip")).containsExactly(sealed.sha256());
    assertThat(held("SB-2026-000094.zip")).containsExactly(sealed.sha256());
  }

  private static RequestPatternBuilder putOf(String size) {
    return postRequestedFor(urlMatching(".*/part-urls")).withRequestBody(containing(size));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChangedFileInPartsIsNeverAccepted(boolean isCut) throws Exception {
    byte[] bytes = new byte[(int) (11 * MIB)];
    Parcel sealed = Parcels.seal(packages, "SB-2026-00009" + (isCut ? 5 : 6), bytes);
    bytes[(int) (7 * MIB)] ^= 1;
    Files.write(sealed.file(), bytes);

    assertThatThrownBy(
            () -> uploader.deliver(isCut ? sealed : Parcels.uncut(sealed), new MemoryJournal()))
        .isInstanceOf(DeliveryException.Altered.class);

    assertThat(held(sealed.fileName())).isEmpty();
  }

  @Test
  void theNextAttemptGoesOnWhereThisOneStopped() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000021", "resumed".getBytes(UTF_8));
    var journal = new MemoryJournal();
    int uploads = endpoint.uploads();
    int evidences = endpoint.evidences();
    endpoint
        .server()
        .stubFor(post(urlMatching(".*/files/.*/complete")).willReturn(aResponse().withStatus(503)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(DeliveryException.Unavailable.class);

    endpoint.recover();
    uploader.deliver(parcel, journal);

    endpoint.server().verify(1, postRequestedFor(urlMatching(".*/evidence-uploads")));
    endpoint.server().verify(1, postRequestedFor(urlMatching(".*/part-urls")));
    assertThat(endpoint.uploads() - uploads).isOne();
    assertThat(endpoint.evidences() - evidences).isOne();
  }

  @Test
  void acceptedEvidenceIsOnlyReadBack() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000022", "read back".getBytes(UTF_8));
    var journal = new MemoryJournal();
    endpoint
        .server()
        .stubFor(get(urlMatching(".*/evidence/.*")).willReturn(aResponse().withStatus(504)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(DeliveryException.Unavailable.class);
    endpoint.recover();
    endpoint.server().resetRequests();

    Receipt receipt = uploader.deliver(parcel, journal);

    endpoint.server().verify(0, postRequestedFor(urlMatching(".*/evidence-uploads.*")));
    assertThat(receipt.evidenceId()).isEqualTo(journal.read("axon.evidence").orElseThrow());
    assertThat(receipt.destination())
        .hasToString(
            endpoint.base()
                + "/api/v1/agencies/"
                + EvidenceEndpoint.PARTNER_ID
                + "/evidence/"
                + receipt.evidenceId());
  }

  @Test
  void deliveriesShareOneToken() throws Exception {
    uploader.deliver(
        Parcels.seal(packages, "SB-2026-000023", "one token".getBytes(UTF_8)), new MemoryJournal());
    int tokens = endpoint.tokens();

    uploader.deliver(
        Parcels.seal(packages, "SB-2026-000026", "another".getBytes(UTF_8)), new MemoryJournal());

    assertThat(endpoint.tokens()).isEqualTo(tokens);
  }

  @Test
  void otherBytesAtTheServiceAreFound() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000024", "others".getBytes(UTF_8));
    String evidence =
        """
        {"data":{"type":"evidence","id":"e1","relationships":{"files":{"data":[{"attributes":
        {"fileName":"SB-2026-000024.zip","checksumAlg":"SHA-256","checksum":"%s","size":6}}]}}}}
        """
            .formatted("f".repeat(64));
    endpoint
        .server()
        .stubFor(get(urlMatching(".*/evidence/.*")).willReturn(aResponse().withBody(evidence)));

    assertThatThrownBy(() -> uploader.deliver(parcel, new MemoryJournal()))
        .isInstanceOf(DeliveryException.Altered.class)
        .hasMessageContaining("SB-2026-000024");
  }

  @Test
  void anUploadThatIsStillVerifiedIsLookedAtAgainLater() throws Exception {
    Parcel parcel = Parcels.seal(packages, "SB-2026-000025", "verifying".getBytes(UTF_8));
    var journal = new MemoryJournal();
    String verifying = "{\"data\":{\"attributes\":{\"status\":\"verifying\"}}}";
    endpoint
        .server()
        .stubFor(
            post(urlMatching(".*/evidence-uploads/[^/]+/complete"))
                .willReturn(aResponse().withStatus(202)));
    endpoint
        .server()
        .stubFor(
            get(urlMatching(".*/evidence-uploads/.*")).willReturn(aResponse().withBody(verifying)));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(DeliveryException.Unavailable.class)
        .hasMessageContaining("still verifying");

    endpoint.recover();
    endpoint
        .server()
        .stubFor(
            get(urlMatching(".*/evidence-uploads/.*"))
                .willReturn(
                    aResponse().withBody("{\"data\":{\"attributes\":{\"status\":\"rejected\"}}}")));
    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(DeliveryException.Refused.class)
        .hasMessageContaining("did not accept");
  }
}
