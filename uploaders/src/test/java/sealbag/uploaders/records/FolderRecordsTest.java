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
    return new FolderRecords(outbox);
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
}
