package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
import sealbag.fixtures.archives.HostileArchive;
import tools.jackson.databind.JsonNode;

/// The whole corpus through `import`: each archive ends as it must, with exactly its flags, twice
/// the same, and nothing is written where it should not be.
class HostileArchivesTest {

  @TempDir private static Path folder;
  private static final Map<String, JsonNode> ITEMS = new HashMap<>();

  static List<HostileArchive> corpus() {
    return HostileArchive.all();
  }

  @BeforeAll
  static void importEverything() throws IOException {
    Path zips = Files.createDirectories(folder.resolve("zips"));
    for (HostileArchive archive : corpus()) {
      Files.write(zips.resolve(archive.name() + ".zip"), archive.bytes());
    }
    for (JsonNode item :
        new Sealbag(folder.resolve("home")).run("import", "--json", zips).items()) {
      String name = Path.of(item.get("path").asString()).getFileName().toString();
      ITEMS.put(name.substring(0, name.length() - 4), item);
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void anArchiveEndsAsItMust(HostileArchive archive) {
    JsonNode item = of(archive);

    assertThat(item.get("code").asString("sealed"))
        .as(item.path("reason").asString(""))
        .isEqualTo(archive.code().orElse("sealed"));
    assertThat(item.get("outcome").asString())
        .isEqualTo(archive.code().isPresent() ? "held" : "sealed");
    assertThat(flags(item)).isEqualTo(archive.flags());
  }

  private static JsonNode of(HostileArchive archive) {
    return Objects.requireNonNull(ITEMS.get(archive.name()), archive.name());
  }

  private static Set<String> flags(JsonNode item) {
    return item.get("flags")
        .valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void whatIsHeldSaysWhyInOneOrTwoPlainSentences(HostileArchive archive) {
    JsonNode item = of(archive);

    if (archive.code().isPresent()) {
      assertThat(item.get("reason").asString())
          .endsWith(".")
          .doesNotContain("Exception", "null", "\n")
          .hasSizeLessThan(400);
    }
  }

  @Test
  void everyPackageIsSound() {
    Object[] arguments =
        Stream.concat(
                Stream.of("verify"),
                ITEMS.values().stream()
                    .filter(item -> item.get("outcome").asString().equals("sealed"))
                    .map(item -> item.get("package").asString()))
            .toArray();

    assertThat(new Sealbag(folder.resolve("home")).run(arguments).code()).isZero();
  }

  @Test
  void nothingIsWrittenOutsideOfTheHome() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("zips", "home");
    }
    try (Stream<Path> all = Files.walk(folder.resolve("home"))) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .noneMatch(
              name -> name.contains("evil") || name.contains("hidden") || name.contains(".vcf"));
    }
    try (Stream<Path> left = Files.walk(folder.resolve("home/store/incoming"))) {
      assertThat(
              left.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".lock")))
          .isEmpty();
    }
  }
}
