package sealbag.uploaders.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import sealbag.uploaders.http.OpenApiDocument;

/// What the client asks and the stand-in answers stands in the OpenAPI document.
class RecordsOpenApiTest {

  @Test
  void everyCallStandsInTheDocument() throws Exception {
    try (var endpoint = RecordsEndpoint.start();
        var records = Stubs.open(endpoint.base())) {
      RecordStub early = Stubs.early("SB-2026-000070");
      var journal = new MemoryJournal();
      endpoint.watch((call, isDone) -> isDone && call.startsWith("POST"));
      assertThatThrownBy(() -> records.create(early, journal))
          .isInstanceOf(DeliveryException.Unavailable.class);
      endpoint.recover();
      StubReceipt receipt = records.create(early, journal);
      records.create(early, new MemoryJournal());
      var touched = new AtomicBoolean();
      endpoint.watch(
          (call, isDone) -> {
            if (call.startsWith("PATCH") && !isDone && touched.compareAndSet(false, true)) {
              endpoint.touch();
            }
            return false;
          });
      records.amend(receipt, Stubs.evidence(early));

      var seen =
          OpenApiDocument.read("records-1.yaml").check(endpoint.server().getAllServeEvents());

      assertThat(seen)
          .containsExactly(
              "GET /incidents",
              "GET /incidents/{stubId}",
              "PATCH /incidents/{stubId}",
              "POST /incidents");
    }
  }
}
