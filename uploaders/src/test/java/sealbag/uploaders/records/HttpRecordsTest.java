package sealbag.uploaders.records;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Secret;

class HttpRecordsTest extends RecordsContract {
  private final RecordsEndpoint endpoint = RecordsEndpoint.start();
  private final HttpRecords records =
      new HttpRecords(
          new HttpRecords.Settings(
              endpoint.base(),
              Optional.of(new HttpRecords.Login("client-1", new Secret("hunter-two")))));

  @AfterEach
  void stop() {
    records.close();
    endpoint.close();
  }

  @Override
  Records records() {
    return records;
  }

  @Override
  List<String> held() {
    return endpoint.stubs();
  }

  @Test
  void eachRequestCarriesTheLoginAndTheNumberAsItsKey() throws Exception {
    records.create(Stubs.stub("SB-2026-000045"), new MemoryJournal());

    endpoint
        .server()
        .verify(
            postRequestedFor(anyUrl())
                .withHeader("Idempotency-Key", equalTo("SB-2026-000045"))
                .withHeader("client_id", equalTo("client-1"))
                .withHeader("client_secret", equalTo("hunter-two")));
  }

  @Test
  void afterALostAnswerItLooksBeforeItSendsAgain() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000046");
    records.create(stub, new MemoryJournal());
    var journalOfALostAnswer = new MemoryJournal();
    journalOfALostAnswer.write("records.tried", "yes");

    StubReceipt receipt = records.create(stub, journalOfALostAnswer);

    endpoint.server().verify(1, postRequestedFor(anyUrl()));
    assertThat(receipt.stubId()).isEqualTo("stub-SB-2026-000046");
  }

  @Test
  void afterALostRequestItSendsAgain() throws Exception {
    var journalOfALostRequest = new MemoryJournal();
    journalOfALostRequest.write("records.tried", "yes");

    records.create(Stubs.stub("SB-2026-000047"), journalOfALostRequest);

    assertThat(endpoint.stubs()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 413, 422})
  void aStubThatIsNotTakenIsRefused(int status) {
    endpoint.server().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));

    assertThatThrownBy(() -> records.create(Stubs.stub("SB-2026-000048"), new MemoryJournal()))
        .isInstanceOf(DeliveryException.Refused.class)
        .hasMessageContainingAll("SB-2026-000048", Integer.toString(status))
        .hasMessageNotContaining("hunter-two");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aBusyRecordsSystemIsTriedAgain(int status) throws Exception {
    var journal = new MemoryJournal();
    endpoint.server().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
    assertThatThrownBy(() -> records.create(Stubs.stub("SB-2026-000049"), journal))
        .isInstanceOf(DeliveryException.Unavailable.class);

    endpoint.recover();
    records.create(Stubs.stub("SB-2026-000049"), journal);

    assertThat(endpoint.stubs()).hasSize(1);
  }
}
