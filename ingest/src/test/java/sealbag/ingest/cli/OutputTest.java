package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {

  @Test
  void aSummaryHasItsTypeFirstAndItsFactsInTheOrderGiven() {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    new Output(stream, stream)
        .summary(
            Map.entry("packages", 3),
            Map.entry("files", 88),
            Map.entry("findings", 0),
            Map.entry("exit", 4));

    assertThat(bytes.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(
            """
            {"type":"summary","packages":3,"files":88,"findings":0,"exit":4}""");
  }
}
