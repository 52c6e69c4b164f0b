package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ctrl-C in the middle of an import.
@EnabledOnOs(OS.LINUX)
class InterruptTest {
  private static final int FILES = 30;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void theItemInHandIsFinishedAndTheNextRunDoesTheRest() throws Exception {
    Path in = exports();
    var sealbag = new Sealbag(folder.resolve("home"));

    Process child = start(sealbag.home(), in);
    List<String> lines = interruptAfterTheFirstLine(child);
    String said = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).isEqualTo(130);
    assertThat(said).contains("of 30", "Run the same command again");
    JsonNode summary = JSON.readTree(lines.getLast());
    int sealed = summary.get("sealed").asInt();
    assertThat(sealed).isBetween(1, FILES - 1).isEqualTo(lines.size() - 1);
    assertThat(summary.get("discovered").asInt()).isEqualTo(FILES);
    assertThat(sealbag.run("list", "--json").items())
        .hasSize(sealed)
        .allMatch(item -> item.get("state").asString().equals("recorded"));

    JsonNode rest = sealbag.run("import", "--json", in).summary();

    assertThat(rest.get("duplicate").asInt()).isEqualTo(sealed);
    assertThat(rest.get("sealed").asInt()).isEqualTo(FILES - sealed);
    assertThat(sealbag.home().resolve("packages").toFile().list()).hasSize(FILES);
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }

  private Path exports() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    for (int i = 10; i < 10 + FILES; i++) {
      Path each = Files.createDirectory(in.resolve("export-" + i));
      Files.writeString(
          each.resolve("WhatsApp Chat with Sam.txt"),
          "13/03/2026, 09:%d - Sam: hello\n14/03/2026, 10:00 - Jo: hello\n".formatted(i));
    }
    return in;
  }

  /// Whoever started the tests may have told them to ignore Ctrl-C; the child must not.
  private static Process start(Path home, Path in) throws IOException {
    return ChildProcess.start(
        List.of("env", "--default-signal=INT"),
        List.of(),
        List.of("import", "--json", "--home", home.toString(), in.toString()));
  }

  private static List<String> interruptAfterTheFirstLine(Process child) throws Exception {
    var lines = new ArrayList<String>();
    try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (lines.size() == 1) {
          new ProcessBuilder("kill", "-INT", String.valueOf(child.pid())).start().waitFor();
        }
      }
    }
    return lines;
  }
}
