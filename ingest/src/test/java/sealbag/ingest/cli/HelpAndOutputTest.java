package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Help that helps, and output that no stranger can turn against a terminal.
class HelpAndOutputTest {
  /// Clears the screen, breaks the line, turns the direction, and moves the cursor with one byte.
  private static final String HOSTILE = "a\u001b[2J\n\u202egpj.\u009b1A.txt";

  @TempDir private Path folder;

  static Stream<String> commands() {
    var paths = new ArrayList<String>();
    var surroundings = new Surroundings(Output.standard(), Map.of());
    collect(new CommandLine(Main.class, new Commands(surroundings)), "", paths);
    return paths.stream();
  }

  private static void collect(CommandLine command, String path, List<String> paths) {
    paths.add(path.strip());
    command.getSubcommands().entrySet().stream()
        .filter(below -> !below.getValue().getCommandSpec().usageMessage().hidden())
        .forEach(below -> collect(below.getValue(), path + " " + below.getKey(), paths));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEveryCommandHasAnExample(String command) {
    String words = (command + " --help").strip();

    Sealbag.Run run = new Sealbag(folder).run((Object[]) words.split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example").doesNotContain("\u001b");
    assertThat(run.out()).containsAnyOf("--json", "COMMAND", "Commands:");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void withNoColorNothingIsColoured() throws IOException {
    Path chat = hostile(folder.resolve("in"));
    var sealbag = new Sealbag(folder.resolve("home"), Map.of("NO_COLOR", "1"));

    for (Object[] words :
        new Object[][] {
          {"import", chat}, {"list"}, {"--help"}, {"import", "--help"}, {"nonsense"}
        }) {
      Sealbag.Run run = sealbag.run(words);

      assertThat(run.out() + run.err()).isNotEmpty().doesNotContain("\u001b");
    }
  }

  @Test
  void aHostileFileNameNeverReachesTheOutputRaw() throws IOException {
    Path chat = hostile(folder.resolve("in"));
    Path noChat = folder.resolve("in/no" + HOSTILE);
    Files.writeString(noChat, "nothing");
    Path gone = folder.resolve("gone" + HOSTILE);
    var sealbag = new Sealbag(folder.resolve("home"));

    for (Object[] words :
        new Object[][] {
          {"import", chat, noChat, gone},
          {"import", folder.resolve("in")},
          {"list"},
          {"show", "SB-2026-000001"},
          {"show", HOSTILE},
          {"release", "SB-2026-000002", "--because", "test"},
          {"parse", noChat, gone},
          {"inspect", chat, noChat, gone},
          {"verify", noChat, gone},
          {"custody", "verify", noChat},
          {"custody", "verify", gone},
          {"list", "--state", HOSTILE, "--home", gone},
          {"config", "check", "--home", folder.resolve("new" + HOSTILE)},
          {HOSTILE},
          {"import", "--" + HOSTILE},
          {"import", "a\u0000b"}
        }) {
      Sealbag.Run run = sealbag.run(words);

      assertThat(run.out() + run.err())
          .as("%s", words[0])
          .isNotEmpty()
          .doesNotContain("\u001b", "\u202e", "\u009b", "[2J\n")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aHostileFileNameStaysOnOneLineOfJson() throws IOException {
    Path chat = hostile(folder.resolve("in"));
    var sealbag = new Sealbag(folder.resolve("home"));

    Sealbag.Run run = sealbag.run("import", "--json", chat);

    assertThat(run.text("path")).isEqualTo(chat.toString());
    assertThat(run.out()).doesNotContain("\u001b", "\u202e", "\u009b");
  }

  private static Path hostile(Path in) throws IOException {
    Files.createDirectories(in);
    return Files.copy(
        Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt"),
        in.resolve(HOSTILE));
  }
}
