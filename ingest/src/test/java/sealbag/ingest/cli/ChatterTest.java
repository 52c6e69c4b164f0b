package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ChatterTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  @Test
  void whatALibraryPrintsIsShownButNotObeyed() {
    try (PrintStream library = Chatter.on(new PrintStream(terminal, true, UTF_8))) {
      library.println("Unknown message type: \u001B[31mred\u202E Zoë 🌼");
      library.print("\tat x\r\nand the rest");
    }

    assertThat(terminal.toString(UTF_8).lines())
        .containsExactly(
            "Unknown message type: \\u001b[31mred\\u202e Zoë 🌼", " at x", "and the rest");
  }
}
