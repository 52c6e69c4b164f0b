package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import sealbag.ingest.config.Key;
import sealbag.ingest.ledger.HoldReason;

/// Whatever a person can type or meet stands in the README.
class DocsTest {
  private static String readme() throws IOException {
    return Files.readString(Sealbag.FIXTURES.resolve("../README.md"));
  }

  static Stream<String> commands() {
    var surroundings = new Surroundings(Output.standard(), Map.of());
    return new CommandLine(Main.class, new Commands(surroundings))
        .getSubcommands().entrySet().stream()
            .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandStandsInTheReadme(String command) throws IOException {
    assertThat(readme()).containsPattern("`(sealbag |\\./sealbag )?" + command + "\\b");
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void everySettingStandsInTheReadmeWithItsDefault(Key key) throws IOException {
    String byDefault = key.byDefault().isEmpty() ? "none" : "`" + key.byDefault() + "`";

    assertThat(readme()).contains("| `" + key.path() + "` | " + byDefault + " |");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void everyExitCodeStandsInTheReadme(ExitCode code) throws IOException {
    assertThat(readme()).contains("\n| " + code.code() + " | ");
  }

  @ParameterizedTest
  @EnumSource(HoldReason.class)
  void everyReasonToHoldStandsInTheReadme(HoldReason reason) throws IOException {
    assertThat(Arrays.asList(readme().split("\\W+"))).contains(reason.name());
  }
}
