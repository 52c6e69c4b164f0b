package sealbag.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.Sha256;

class FileListTest {
  private static final Sha256 ONE = Sha256.of("one".getBytes(StandardCharsets.UTF_8));
  private static final Sha256 TWO = Sha256.of("two".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  @Test
  void linesAreSortedWhateverTheOrderOfArrival() {
    var there = new FileList(List.of(file(ONE, "b.jpg"), file(TWO, "a.jpg"), file(ONE, "a.jpg")));
    var back = new FileList(List.of(file(ONE, "a.jpg"), file(TWO, "a.jpg"), file(ONE, "b.jpg")));

    assertThat(there.bytes()).isEqualTo(back.bytes());
    assertThat(new String(there.bytes(), StandardCharsets.UTF_8).lines()).isSorted();
  }

  @Test
  void aNameThatWouldBreakALineSurvives() throws IOException {
    var list =
        new FileList(List.of(file(ONE, "two\nlines\\and\ra tail"), file(TWO, "plain name.jpg")));

    Path written = Files.write(folder.resolve("FILES.txt"), list.bytes());

    assertThat(FileList.read(written)).isEqualTo(list);
    assertThat(Files.readAllLines(written)).hasSize(2);
  }

  private static FileList.LooseFile file(Sha256 sha256, String name) {
    return new FileList.LooseFile(sha256, name);
  }
}
