package sealbag.uploaders.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.uploaders.delivery.MemoryJournal;
import tools.jackson.databind.json.JsonMapper;

class FolderRecordsTest extends RecordsContract {
  @TempDir private Path outbox;

  @Override
  Records records() {
    return new FolderRecords(outbox, Shape.USUAL);
  }

  @Override
  List<String> held() throws Exception {
    var stubs = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(outbox)) {
      for (Path file : files) {
        stubs.add(JsonMapper.shared().readTree(Files.readString(file)).path("data").toString());
      }
    }
    return stubs;
  }

  @Test
  void theFileIsNamedAfterTheSubmission() throws Exception {
    StubReceipt receipt = records().create(Stubs.stub("SB-2026-000044"), new MemoryJournal());

    assertThat(outbox.toFile().list()).containsExactly("stub-SB-2026-000044.json");
    assertThat(Path.of(receipt.place())).isRegularFile();
  }

  @Test
  void whatIsAddedIsAFileBesideTheStubAndTheStubStaysAsItIs() throws Exception {
    RecordStub stub = Stubs.early("SB-2026-000051");
    StubReceipt receipt = records().create(stub, new MemoryJournal());
    byte[] before = Files.readAllBytes(Path.of(receipt.place()));

    records().amend(receipt, Stubs.evidence(stub));
    records().amend(receipt, Stubs.answer(stub, 3));

    assertThat(outbox.toFile().list())
        .containsExactlyInAnyOrder(
            "stub-SB-2026-000051.json", "stub-SB-2026-000051.2.json", "stub-SB-2026-000051.3.json");
    assertThat(Files.readAllBytes(Path.of(receipt.place()))).isEqualTo(before);
    assertThat(Files.readString(outbox.resolve("stub-SB-2026-000051.2.json")))
        .contains("AWAITING_CLERK", "evidence-1");
  }
}
