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

    JsonNode stub = JsonMapper.shared().readTree(held().getFirst());

    assertThat(stub.path("type").asString()).isEqualTo("incident");
    assertThat(stub.at("/attributes/x-reference/raw").asString()).isEqualTo("REF/2026/17");
    assertThat(stub.at("/attributes/x-reference/valid").asBoolean()).isFalse();
    assertThat(stub.at("/attributes/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
    assertThat(stub.at("/attributes/x-protectiveMarking").asString())
        .isEqualTo("OFFICIAL-SENSITIVE");
    assertThat(stub.at("/attributes/x-packageSha256").asString()).isEqualTo("1".repeat(64));
    assertThat(stub.at("/attributes/x-evidence/evidenceId").asString()).isEqualTo("evidence-1");
  }

  @Test
  void aStubThatWaitsForItsEvidenceGetsItOnceHoweverOftenItIsSent() throws Exception {
    RecordStub early = Stubs.early("SB-2026-000043");
    StubReceipt receipt = records().create(early, new MemoryJournal());
    assertThat(held().getFirst()).contains("EVIDENCE_PENDING");

    records().amend(receipt, Stubs.evidence(early));
    List<String> after = held();
    records().amend(receipt, Stubs.evidence(early));

    assertThat(held()).isEqualTo(after);
    assertThat(String.join("\n", after)).contains("AWAITING_CLERK", "evidence-1");
  }

  @Test
  void whatIsAddedLaterKeepsWhatWasAddedBefore() throws Exception {
    RecordStub stub = Stubs.stub("SB-2026-000044");
    StubReceipt receipt = records().create(stub, new MemoryJournal());

    records().amend(receipt, Stubs.answer(stub, 2));
    records().amend(receipt, Stubs.answer(stub, 3));
    records().amend(receipt, Stubs.answer(stub, 2));

    String all = String.join("\n", held());
    assertThat(all).containsOnlyOnce(Stubs.answer(stub, 2).id().toString());
    assertThat(all).containsOnlyOnce(Stubs.answer(stub, 3).id().toString());
  }
}
