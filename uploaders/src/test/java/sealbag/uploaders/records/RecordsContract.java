package sealbag.uploaders.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import sealbag.uploaders.delivery.DeliveryException;
import sealbag.uploaders.delivery.MemoryJournal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every records system must do. A new one gets a subclass.
abstract class RecordsContract {

  abstract Records records();

  /// Every stub that the records system holds, as JSON text of its `data`.
  abstract List<String> held() throws Exception;

  @Test
  void aStubIsCreatedOnceHoweverOftenItIsSent() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000040");
    var journal = new MemoryJournal();

    StubReceipt first = records().create(stub, journal);
    StubReceipt second = records().create(stub, journal);
    StubReceipt third = records().create(stub, new MemoryJournal());

    assertThat(List.of(second, third)).containsOnly(first);
    assertThat(held()).hasSize(1);
  }

  @Test
  void anotherStubUnderTheSameNumberIsRefusedAndTheFirstStays() throws Exception {
    records().create(Stubs.stub("SB-2026-000041"), new MemoryJournal());
    List<String> before = held();

    assertThatThrownBy(
            () ->
                records().create(Stubs.stub("SB-2026-000041", "2".repeat(64)), new MemoryJournal()))
        .isInstanceOf(DeliveryException.Refused.class)
        .hasMessageContaining("SB-2026-000041");
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void theStubHoldsWhatIsKnownAndWhatIsLeftToDo() throws Exception {
    records().create(Stubs.stub("SB-2026-000042"), new MemoryJournal());

    JsonNode stub = JsonMapper.shared().readTree(held().getFirst()).path("attributes");

    assertThat(stub.at("/references/raw").asString()).isEqualTo("REF/2026/17");
    assertThat(stub.at("/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
    assertThat(stub.at("/workflow/todo/0/field").asString()).isEqualTo("location");
    assertThat(stub.at("/protectiveMarking").asString()).isEqualTo("OFFICIAL-SENSITIVE");
    assertThat(stub.at("/integrity/packageSha256").asString()).isEqualTo("1".repeat(64));
    assertThat(stub.at("/counts/attachmentsMissing").asInt()).isEqualTo(3);
    assertThat(stub.at("/evidence/evidenceId").asString()).isEqualTo("evidence-1");
    assertThat(stub.path("reason").isNull()).isTrue();
  }

  @Test
  void participantsAreLabelsNeverPersonsAndTimesHaveNoZone() throws Exception {
    records().create(Stubs.stub("SB-2026-000043"), new MemoryJournal());

    JsonNode stub = JsonMapper.shared().readTree(held().getFirst()).path("attributes");

    assertThat(stub.at("/participants/labels/0").asString()).isEqualTo("Ashok Pemberton");
    assertThat(stub.at("/participants/meaning").asString()).contains("identity not verified");
    assertThat(stub.at("/chats/0/firstTimestamp").asString()).isEqualTo("2026-10-01T09:15");
    assertThat(stub.has("persons")).isFalse();
  }
}
