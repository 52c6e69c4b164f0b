package sealbag.uploaders.records;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.delivery.Secret;
import sealbag.uploaders.http.Tls;

class HttpRecordsTest extends RecordsContract {
  private final RecordsEndpoint endpoint = RecordsEndpoint.start();
  private final Instant now = Instant.parse("2026-11-20T18:00:00Z");
  private final HttpRecords records =
      new HttpRecords(
          new HttpRecords.Settings(
              endpoint.base(),
              Shape.USUAL,
              new HttpRecords.Identity(
                  Optional.of(new HttpRecords.Login("client-1", new Secret("hunter-two"))),
                  Tls.usual())),
          () -> now);

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
  void eachRequestCarriesTheLoginAndTheSubmissionAsItsKey() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000045");
    records.create(stub, new MemoryJournal());

    endpoint
        .server()
        .verify(
            postRequestedFor(anyUrl())
                .withHeader("Idempotency-Key", equalTo(stub.submissionId().toString()))
                .withHeader("client_id", equalTo("client-1"))
                .withHeader("client_secret", equalTo("hunter-two")));
  }

  @ParameterizedTest
  @CsvSource({
    "401,'Fri, 20 Nov 2026 18:20:00 GMT',The clock of this machine is 20 minutes behind that of",
    "403,'Fri, 20 Nov 2026 17:00:00 GMT',The clock of this machine is 60 minutes ahead of that of",
    "401,'Fri, 20 Nov 2026 18:05:00 GMT',Check the client id",
    "403,yesterday,Check the client id"
  })
  void aRefusalSaysWhenTheClockOfThisMachineIsWrong(int status, String date, String says) {
    endpoint
        .server()
        .stubFor(
            post(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Date", date)));

    assertThatThrownBy(() -> records.create(Stubs.stub("SB-2026-000047"), new MemoryJournal()))
        .isInstanceOf(DeliveryException.Refused.class)
        .hasMessageContainingAll(says, "the client id, the secret and the certificate");
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

  @Test
  void aFieldThatIsNotTakenIsNamed() {
    endpoint
        .server()
        .stubFor(
            post(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(422)
                        .withBody(
                            """
                            {"errors": [{"code": "field_invalid", "description": "\\u001b[2J",
                              "source": {"pointer": "/data/attributes/x-category"}}]}
                            """)));

    assertThatThrownBy(() -> records.create(Stubs.stub("SB-2026-000052"), new MemoryJournal()))
        .isInstanceOf(DeliveryException.Refused.class)
        .hasMessageContainingAll("field_invalid", "/data/attributes/x-category")
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void aConflictWithAStubThatIsOursIsSuccess() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000053");
    records.create(stub, new MemoryJournal());
    endpoint
        .server()
        .stubFor(
            post(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(409)
                        .withBody("{\"errors\": [{\"code\": \"idempotency_mismatch\"}]}")));

    assertThat(records.create(stub, new MemoryJournal()).stubId()).isEqualTo("stub-SB-2026-000053");
  }

  @Test
  void aServiceThatIsStillAtItIsAskedAgainLater() {
    endpoint
        .server()
        .stubFor(
            post(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(409)
                        .withHeader("Retry-After", "7")
                        .withBody("{\"errors\": [{\"code\": \"in_progress\"}]}")));

    assertThatThrownBy(() -> records.create(Stubs.stub("SB-2026-000054"), new MemoryJournal()))
        .isInstanceOfSatisfying(
            DeliveryException.Unavailable.class,
            away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "CONNECTION_RESET_BY_PEER",
        "EMPTY_RESPONSE",
        "RANDOM_DATA_THEN_CLOSE",
        "MALFORMED_RESPONSE_CHUNK"
      })
  void anAnswerThatBreaksOffLeavesOneStub(Fault fault) throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000055");
    var journal = new MemoryJournal();
    endpoint.server().stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));
    assertThatThrownBy(() -> records.create(stub, journal))
        .isInstanceOf(DeliveryException.Unavailable.class);

    endpoint.recover();
    records.create(stub, journal);

    assertThat(endpoint.stubs()).hasSize(1);
  }

  @Test
  void aReplyLostAfterTheStubWasKeptIsFoundOut() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000056");
    var journal = new MemoryJournal();
    endpoint.watch((call, isDone) -> isDone && call.startsWith("POST"));
    assertThatThrownBy(() -> records.create(stub, journal))
        .isInstanceOf(DeliveryException.Unavailable.class);

    endpoint.recover();
    records.create(stub, journal);

    endpoint.server().verify(1, postRequestedFor(anyUrl()));
    assertThat(endpoint.stubs()).hasSize(1);
  }

  @Test
  void aReplyToAnAdditionThatIsLostIsFoundOut() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000057");
    StubReceipt receipt = records.create(stub, new MemoryJournal());
    endpoint.watch((call, isDone) -> isDone && call.startsWith("PATCH"));
    assertThatThrownBy(() -> records.amend(receipt, Stubs.answer(stub, 2)))
        .isInstanceOf(DeliveryException.Unavailable.class);

    endpoint.recover();
    records.amend(receipt, Stubs.answer(stub, 2));

    endpoint.server().verify(1, patchRequestedFor(anyUrl()));
    assertThat(endpoint.stubs().getFirst()).containsOnlyOnce(Stubs.answer(stub, 2).id().toString());
  }

  @Test
  void whatAClerkWritesMeanwhileIsKept() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000058");
    StubReceipt receipt = records.create(stub, new MemoryJournal());
    var touched = new AtomicBoolean();
    endpoint.watch(
        (call, isDone) -> {
          if (call.startsWith("PATCH") && !isDone && touched.compareAndSet(false, true)) {
            endpoint.touch();
          }
          return false;
        });

    records.amend(receipt, Stubs.answer(stub, 2));

    assertThat(endpoint.stubs().getFirst())
        .contains("Leeds", Stubs.answer(stub, 2).id().toString());
  }

  @Test
  void aStubThatIsAlwaysBeingChangedIsTriedLater() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000059");
    StubReceipt receipt = records.create(stub, new MemoryJournal());
    endpoint.watch(
        (call, isDone) -> {
          if (call.startsWith("PATCH") && !isDone) {
            endpoint.touch();
          }
          return false;
        });

    assertThatThrownBy(() -> records.amend(receipt, Stubs.answer(stub, 2)))
        .isInstanceOf(DeliveryException.Unavailable.class)
        .hasMessageContaining("SB-2026-000059");
    endpoint.server().verify(2, patchRequestedFor(anyUrl()));
  }
}
