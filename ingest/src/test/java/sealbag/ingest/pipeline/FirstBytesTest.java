package sealbag.ingest.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.Sha256;

class FirstBytesTest {
  @TempDir private Path folder;

  @Test
  void everyLengthThatWasAskedForHasTheHashOfItsBytes() throws Exception {
    String text = "0123456789".repeat(20_000);
    Path file = Files.writeString(folder.resolve("chat.txt"), text);

    FirstBytes first = FirstBytes.of(file, List.of(200_000L, 7L, 0L, 65_537L, 200_001L));

    for (long length : List.of(0L, 7L, 65_537L, 200_000L)) {
      assertThat(first.sha256(length))
          .isEqualTo(Sha256.of(text.substring(0, (int) length).getBytes(UTF_8)).hex());
    }
    assertThat(first.sha256(200_001)).isEmpty();
    assertThat(first.sha256(8)).isEmpty();
  }
}
