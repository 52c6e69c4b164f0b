package sealbag.uploaders.axon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.uploaders.delivery.DeliveryException.Altered;
import sealbag.uploaders.delivery.DeliveryException.Refused;
import sealbag.uploaders.delivery.DeliveryException.Unavailable;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Parcel;

/// What stores behind signed links answer, and the service about them, when not all is well. In the
/// end it is as if nothing had happened.
class AxonStoreAnswersTest extends AxonService {
  private static final String FINISH_FILE = ".*/files/.*/complete";
  private static final String FINISH_UPLOAD = ".*/evidence-uploads/[^/]*/complete";

  private MemoryJournal journal = new MemoryJournal();

  @BeforeEach
  void forget() {
    journal = new MemoryJournal();
  }

  /// Links lead to a store that always answers so.
  private void storeAnswers(ResponseDefinitionBuilder answer) {
    String link = endpoint.base() + "/store?X-Amz-Date=20261120T180000Z&X-Amz-Signature=00";
    endpoint
        .server()
        .stubFor(
            post(urlMatching(".*/part-urls"))
                .willReturn(
                    okJson(
                        "[{\"n\":1,\"headers\":{},\"url\":\"%s\"},{\"n\":2,\"headers\":{},\"url\":\"%s\"}]"
                            .formatted(link, link))));
    endpoint.server().stubFor(put(urlMatching("/store.*")).willReturn(answer));
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withBody("<Error><Code>%s</Code></Error>".formatted(code));
  }

  private void finishAnswers(String call, ResponseDefinitionBuilder answer) {
    endpoint.server().stubFor(post(urlMatching(call)).willReturn(answer));
  }

  private void isTriedAgain(Parcel parcel) {
    assertThatThrownBy(() -> uploader.deliver(parcel, journal)).isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "503,SlowDown",
    "500,InternalError",
    "400,RequestTimeout",
    "400,IncompleteBody",
    "409,ConditionalRequestConflict",
    "200,InternalError",
    "429,TooManyRequests"
  })
  void aBusyStoreIsTriedAgainAndTheSameUploadGoesOn(int status, String code) throws Exception {
    Parcel parcel = parcel(10);
    storeAnswers(error(status, code));

    isTriedAgain(parcel);
    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    assertThat(journal.read("axon.round")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404,NoSuchUpload", "410,Gone"})
  void anUploadThatTheStorePurgedIsBegunAgainAndTheJournalKeepsBothIds(int status, String code)
      throws Exception {
    Parcel parcel = parcel(5 * MIB + 1);
    storeAnswers(error(status, code));

    isTriedAgain(parcel);
    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));

    assertThat(journal.read("axon.upload")).isPresent();
    assertThat(journal.read("axon.1.upload")).isPresent().isNotEqualTo(journal.read("axon.upload"));
  }

  @Test
  void aStoreThatLosesEveryUploadIsForAPerson() throws Exception {
    Parcel parcel = parcel(10);
    storeAnswers(error(404, "NoSuchUpload"));
    for (int round = 1; round < 5; round++) {
      isTriedAgain(parcel);
    }

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("5 times");

    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void linksThatAreNeverTakenAreForAPerson() throws Exception {
    Parcel parcel = parcel(10);
    storeAnswers(error(403, "AccessDenied").withHeader("Date", "Fri, 20 Nov 2026 18:00:09 GMT"));
    isTriedAgain(parcel);
    isTriedAgain(parcel);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("403 AccessDenied", "3 times");

    endpoint.server().verify(6, putRequestedFor(urlMatching("/store.*"))); // one fresh link each
    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @ParameterizedTest
  @CsvSource({
    "RequestTimeTooSkewed,'Fri, 20 Nov 2026 17:40:00 GMT',20 minutes ahead of that of the store",
    "RequestTimeTooSkewed,'Fri, 20 Nov 2026 18:20:00 GMT',20 minutes behind that of the store",
    "RequestTimeTooSkewed,yesterday,and that of the store differ",
    "AccessDenied,'Fri, 20 Nov 2026 17:40:00 GMT',20 minutes ahead of that of the store"
  })
  void clocksThatDifferAreSaidWithTheirDifference(String code, String date, String said)
      throws Exception {
    Parcel parcel = parcel(10);
    storeAnswers(error(403, code).withHeader("Date", date));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("clock of the upload service", said, "time server")
        .hasMessageNotContaining("X-Amz");
  }

  @Test
  void aRedirectOfTheStoreIsNotFollowed() throws Exception {
    Parcel parcel = parcel(10);
    storeAnswers(aResponse().withStatus(307).withHeader("Location", endpoint.base() + "/other"));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("redirects are not followed");

    endpoint.server().verify(0, putRequestedFor(urlMatching("/other")));
  }

  @Test
  void aStoreThatConfirmsNothingIsRefused() throws Exception {
    Parcel parcel = parcel(10);
    storeAnswers(aResponse());

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("did not confirm");
  }

  /// The store is believed when it says that it has the object already; the service checks it.
  @Test
  void anObjectThatIsThereAlreadyIsComparedByTheService() throws Exception {
    Parcel parcel = parcel(10);
    finishAnswers(FINISH_FILE, aResponse().withStatus(503));
    isTriedAgain(parcel);
    endpoint.recover();
    journal.write(
        "axon.part.1",
        "{\"etag\":\"lost\",\"sha256\":\"%s\",\"size\":10}".formatted("0".repeat(64)));

    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void otherBytesInItsPlaceAreNeverOverwritten() throws Exception {
    Parcel parcel = parcel(10);
    finishAnswers(FINISH_FILE, aResponse().withStatus(412));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Altered.class)
        .hasMessageContaining("not overwritten");
    assertThat(endpoint.held(parcel.fileName())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5 * MIB + 1})
  void bytesThatTheServiceReceivedWrongAreSentAnewThenForAPersonWhoseRetryDelivers(int sizeBytes)
      throws Exception {
    Parcel parcel = parcel(sizeBytes);
    String wrong = "{\"errors\":[{\"status\":422,\"code\":\"checksum_mismatch\"}]}";
    finishAnswers(FINISH_FILE, aResponse().withStatus(422).withBody(wrong));
    isTriedAgain(parcel);
    isTriedAgain(parcel);

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("other bytes", "3 times");
    assertThat(journal.read("axon.round")).contains("3");

    endpoint.recover();
    isDeliveredOnce(parcel, uploader.deliver(parcel, journal));
  }

  @Test
  void aRejectedUploadIsForAPersonWhoseRetryOpensANewOne() throws Exception {
    Parcel parcel = parcel(10);
    finishAnswers(
        FINISH_UPLOAD,
        okJson("{\"data\":{\"attributes\":{\"status\":\"rejected\"}}}").withStatus(202));
    endpoint
        .server()
        .stubFor(
            get(urlMatching(".*/evidence-uploads/[^/]*"))
                .willReturn(okJson("{\"data\":{\"attributes\":{\"status\":\"rejected\"}}}")));

    assertThatThrownBy(() -> uploader.deliver(parcel, journal))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("did not accept");

    endpoint.recover();
    assertThat(uploader.deliver(parcel, journal).sha256()).isEqualTo(parcel.sha256());
    assertThat(endpoint.held(parcel.fileName())).containsExactly(parcel.sha256());
    assertThat(endpoint.evidences() - evidences).isOne();
    endpoint.server().verify(2, postRequestedFor(urlMatching(".*/evidence-uploads")));
  }
}
