package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.ingest.config.Config;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.pipeline.Discovery;
import sealbag.ingest.pipeline.Imported;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What cannot be taken in as it is: each ends with one plain sentence and the right exit code, and
/// what was received is kept.
class BadInputTest {
  private static final Path BAD = Sealbag.FIXTURES.resolve("bad");
  private static final JsonNode TRUTH =
      JsonMapper.builder().build().readTree(BAD.resolve("expected.json"));
  private static final String NUMBER = "SB-2026-000001";

  @TempDir private Path folder;
  private Sealbag sealbag;

  static Stream<String> cases() {
    return TRUTH.propertyNames().stream();
  }

  @BeforeEach
  void makeAHome() {
    sealbag = new Sealbag(folder.resolve("home"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aBadInputEndsAsItsTruthSays(String name) throws IOException {
    JsonNode truth = TRUTH.get(name);

    Sealbag.Run run = sealbag.run("import", "--json", BAD.resolve(name));

    boolean held = truth.get("outcome").asString().equals("held");
    assertThat(run.item().get("outcome")).isEqualTo(truth.get("outcome"));
    assertThat(run.item().get("code")).isEqualTo(truth.get("code"));
    assertThat(run.item().get("flags")).containsAll(truth.get("flags"));
    assertThat(run.code()).isEqualTo(held ? 3 : 0);
    assertThat(keeps(BAD.resolve(name))).isTrue();
    if (held) {
      assertOneSentence(run.text("reason"));
      assertThat(run.item().get("package").isNull()).isTrue();
    } else {
      new SealedZip(Path.of(run.text("package"))).assertSound();
    }
  }

  private boolean keeps(Path file) throws IOException {
    Path kept = object(Sha256.of(Files.readAllBytes(file)));
    return Files.mismatch(kept, file) == -1;
  }

  private Path object(Sha256 sha256) throws IOException {
    try (Stream<Path> files = Files.walk(sealbag.home().resolve("store/objects"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(sha256.hex().substring(4)))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void assertOneSentence(String sentence) {
    assertThat(sentence)
        .endsWith(".")
        .doesNotContain("Exception", "\n", "null")
        .hasSizeLessThan(300);
  }

  private void assertFails(Object path, String code) {
    Sealbag.Run run = sealbag.run("import", "--json", path);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.text("outcome")).isEqualTo("failed");
    assertThat(run.text("code")).isEqualTo(code);
    assertOneSentence(run.text("reason"));
    assertThat(run.summary().get("failed").asInt()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFolderWithoutFilesIsNotFound() throws IOException {
    Path empty = folder.resolve("empty");
    Files.createDirectories(empty.resolve("below"));

    assertFails(empty, "NOT_FOUND");
  }

  @Test
  void aPathThatDoesNotExistIsNotFound() {
    assertFails(folder.resolve("no-such.zip"), "NOT_FOUND");
  }

  @Test
  void aFileWithoutTheRightToReadIsUnreadable() throws IOException {
    Path file = Files.writeString(folder.resolve("locked.txt"), "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("this user reads every file: NOT TESTED").isFalse();

    assertFails(file, "UNREADABLE");
  }

  @Test
  void aFileThatVanishesBeforeItIsReadIsNotFound() throws Exception {
    Path file = Files.writeString(folder.resolve("vanishing.txt"), "text");
    var candidate = new Discovery.Candidate(file, false, Optional.empty());
    Files.delete(file);

    Imported imported;
    Config config = Config.read(sealbag.home(), Map.of());
    try (var application = Application.open(config, InstantSource.system())) {
      var actor = new Actor(Actor.Type.PERSON, "tester");
      imported = application.importer(actor).take(candidate, Claims.none());
      assertThat(application.ledger().list()).isEmpty();
    }

    assertThat(imported.outcome()).isEqualTo(Imported.Outcome.FAILED);
    assertThat(imported.code()).contains("NOT_FOUND");
    assertOneSentence(imported.reason().orElseThrow());
  }

  @Test
  void aHomeThatCannotBeMadeIsAUsageError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    for (Path home : new Path[] {file, file.resolve("home")}) {
      Sealbag.Run run = new Sealbag(home).run("import", BAD.resolve("not-a-chat.txt"));

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
      assertOneSentence(run.err().strip());
    }
    assertThat(file).hasContent("no folder");
  }

  @Test
  void anObjectThatNoLongerMatchesIsHeldAndNeverUsed() throws IOException {
    Path file = BAD.resolve("not-a-chat.txt");
    sealbag.run("import", file);
    damage(object(Sha256.of(Files.readAllBytes(file))));

    Sealbag.Run released = sealbag.run("release", NUMBER, "--because", "seal it", "--json");
    Sealbag.Run again = sealbag.run("import", "--json", file);

    assertThat(released.code()).isEqualTo(3);
    assertThat(released.text("state")).isEqualTo("held");
    assertThat(released.text("code")).isEqualTo("INTEGRITY");
    assertOneSentence(released.text("reason"));
    assertThat(again.code()).isEqualTo(3);
    assertOneSentence(again.text("reason"));
    assertThat(sealbag.home().resolve("packages")).isEmptyDirectory();
    assertThat(sealbag.home().resolve("outbox/evidence").toFile().list()).isNullOrEmpty();
  }

  private static void damage(Path object) throws IOException {
    Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("rw-------"));
    byte[] bytes = Files.readAllBytes(object);
    bytes[0] ^= 1;
    Files.write(object, bytes);
  }
}
