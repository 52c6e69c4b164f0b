package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.parsers.mail.MailFlag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every hostile mail of the fixtures, taken in as a person would, ends as the truth about it says.
class HostileMailsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path MAILS = Sealbag.FIXTURES.resolve("hostile-mails");
  private static final Set<String> MAIL_FLAGS =
      Arrays.stream(MailFlag.values()).map(Enum::name).collect(Collectors.toSet());

  @TempDir private static Path once;
  private static Map<String, JsonNode> imported = Map.of();

  @BeforeAll
  static void importAll() throws IOException {
    Object[] words =
        Stream.concat(Stream.of("import", "--json"), tricks().map(HostileMailsTest::file))
            .toArray();

    Sealbag.Run run = new Sealbag(once.resolve("home")).run(words);

    assertThat(run.code()).isEqualTo(3);
    imported =
        run.items().stream()
            .collect(Collectors.toMap(item -> item.get("path").asString(), item -> item));
  }

  static Stream<JsonNode> tricks() throws IOException {
    return Files.readAllLines(MAILS.resolve("expected.jsonl")).stream().map(JSON::readTree);
  }

  private static Path file(JsonNode trick) {
    return MAILS.resolve(trick.get("file").asString());
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void aHostileMailEndsAsItsTruthSays(JsonNode trick) throws IOException {
    JsonNode item = Objects.requireNonNull(imported.get(file(trick).toString()));

    String outcome = trick.get("outcome").asString();
    assertThat(item.get("outcome").asString())
        .isEqualTo(outcome.equals("closed") ? "duplicate" : outcome);
    assertThat(item.get("code")).isEqualTo(trick.get("code"));
    assertThat(item.get("reason").asString("")).contains(trick.get("says").asString());
    List<SealedZip> packages = GoldenMailsTest.packages(item);
    assertThat(packages).hasSize(trick.get("exports").size());
    for (int i = 0; i < packages.size(); i++) {
      compare(packages.get(i), trick, i);
    }
  }

  private static void compare(SealedZip sealed, JsonNode trick, int index) throws IOException {
    sealed.assertSound();
    JsonNode submission = sealed.json("metadata/submission.json");
    assertThat(submission.at("/export/sha256")).isEqualTo(trick.get("exports").get(index));
    assertThat(submission.at("/export/kind")).isEqualTo(trick.get("kind"));
    var flags = new TreeSet<String>();
    submission.at("/mail/flags").forEach(flag -> flags.add(flag.asString()));
    submission
        .get("parts")
        .forEach(part -> part.get("flags").forEach(flag -> flags.add(flag.asString())));
    assertThat(MAIL_FLAGS).containsAll(flags);
    assertThat(flags).map(JSON::valueToTree).containsExactlyElementsOf(trick.get("flags"));
    assertThat(sealed.lines("data/chat/messages.jsonl")).hasSize(5);
  }

  @Test
  void thereAreAtLeastSixtyOfThem() throws IOException {
    assertThat(tricks()).hasSizeGreaterThanOrEqualTo(60);
  }
}
