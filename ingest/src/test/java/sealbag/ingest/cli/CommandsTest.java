package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a person types, and what comes back.
class CommandsTest {
  private static final Path TEXT = export("android-group-without-media-24h-ymd");
  private static final Path OTHER_TEXT = export("ios-group-without-media-12h-dmy");
  private static final Path NO_CHAT = Sealbag.FIXTURES.resolve("bad/not-a-chat.txt");
  private static final String NUMBER = "SB-2026-000001";

  @TempDir private Path folder;
  private Sealbag sealbag;

  private static Path export(String name) {
    Path folder = Sealbag.FIXTURES.resolve("exports").resolve(name);
    Path text = folder.resolve("export.txt");
    return Files.exists(text) ? text : folder.resolve("export.zip");
  }

  @BeforeEach
  void makeAHome() {
    sealbag = new Sealbag(folder.resolve("home"));
  }

  @Test
  void theTotalsOfAnImportAddUp() {
    Sealbag.Run run =
        sealbag.run("import", "--json", TEXT, OTHER_TEXT, NO_CHAT, folder.resolve("no-such"));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.items()).hasSize(4);
    assertThat(run.summary().toString())
        .isEqualTo(
            "{\"type\":\"summary\",\"discovered\":4,\"sealed\":2,\"duplicate\":0,\"held\":1,\"failed\":1}");
  }

  @Test
  void runningAgainGivesDuplicatesAndNothingNew() throws IOException {
    sealbag.run("import", TEXT, OTHER_TEXT);
    List<String> before = everything();

    Sealbag.Run again = sealbag.run("import", "--json", TEXT, OTHER_TEXT);

    assertThat(again.code()).isZero();
    assertThat(again.items())
        .allMatch(item -> item.get("outcome").asString().equals("duplicate"))
        .allMatch(item -> !item.get("package").isNull() && !item.get("reason").isNull());
    assertThat(everything()).isEqualTo(before).hasSize(6);
  }

  private List<String> everything() throws IOException {
    return Stream.of("packages", "outbox/evidence", "outbox/records")
        .map(below -> sealbag.home().resolve(below))
        .flatMap(CommandsTest::names)
        .toList();
  }

  private static Stream<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? Stream.of() : Stream.of(names).map(name -> folder + "/" + name).sorted();
  }

  @Test
  void theSameExportFromAnotherOfficerOrForAnotherCaseIsItsOwnSubmission() {
    var first = sealbag.run("import", "--json", TEXT, "--officer", "A", "--reference", "R/1");
    var officer = sealbag.run("import", "--json", TEXT, "--officer", "B", "--reference", "R/1");
    var reference = sealbag.run("import", "--json", TEXT, "--officer", "A", "--reference", "R/2");
    var same = sealbag.run("import", "--json", TEXT, "--officer", "A", "--reference", "R/1");

    assertThat(Stream.of(first, officer, reference).map(Sealbag.Run::receipt).distinct())
        .hasSize(3);
    assertThat(Stream.of(first, officer, reference).map(run -> run.text("outcome")))
        .containsOnly("sealed");
    assertThat(same.text("outcome")).isEqualTo("duplicate");
    assertThat(same.receipt()).isEqualTo(first.receipt());
    JsonNode shown = sealbag.run("show", "--json", officer.receipt()).item();
    assertThat(shown.get("sameExportAs").toString())
        .contains(first.receipt(), reference.receipt())
        .doesNotContain(officer.receipt());
  }

  @Test
  void theSameExportInAnotherWrapperOfTheSameOfficerIsClosedAsADuplicate() {
    var first = sealbag.run("import", "--json", mail("android-with-media"), "--officer", "A");
    var second =
        sealbag.run(
            "import", "--json", export("android-one-to-one-with-media-24h-dmy"), "--officer", "A");

    assertThat(second.text("outcome")).isEqualTo("duplicate");
    assertThat(second.receipt()).isEqualTo(first.receipt());
    JsonNode closed = sealbag.run("list", "--json", "--state", "closed").item();
    assertThat(closed.get("reason").asString()).contains(first.receipt());
    assertThat(sealbag.home().resolve("packages").toFile().list()).hasSize(1);
  }

  private static Path mail(String name) {
    return Sealbag.FIXTURES.resolve("mails").resolve(name + ".eml");
  }

  @Test
  void everyCommandPrintsJsonThatEndsWithASummary() throws IOException {
    sealbag.run("import", TEXT);
    sealbag.run("import", NO_CHAT);
    Path sealed = sealbag.home().resolve("packages/" + NUMBER + ".zip");

    for (Object[] words :
        new Object[][] {
          {"list"},
          {"show", NUMBER},
          {"inspect", TEXT},
          {"verify", sealed},
          {"check-fixtures", TEXT.getParent()},
          {"custody", "verify"},
          {"config", "show"},
          {"config", "check"},
          {"doctor"},
          {"retry", "--because", "test"},
          {"watch", "--once"},
          {"release", "SB-2026-000002", "--because", "test"}
        }) {
      Object[] withJson = Stream.concat(Stream.of(words), Stream.of("--json")).toArray();

      Sealbag.Run run = sealbag.run(withJson);

      assertThat(run.code()).as("%s: %s", words[0], run).isZero();
      assertThat(run.summary().get("type").asString()).as("%s", words).isEqualTo("summary");
      assertThat(run.err()).isEmpty();
    }
    assertThat(sealbag.run("parse", TEXT).json().getLast().get("type").asString()).isEqualTo("end");
    assertThat(sealbag.run("custody", "export", NUMBER).json().getLast().get("type").asString())
        .isEqualTo("checkpoint");
  }

  @Test
  void aReleasedSubmissionWithoutAChatIsSealedUnreadAndVerifies() throws IOException {
    assertThat(sealbag.run("import", NO_CHAT).code()).isEqualTo(3);

    Sealbag.Run released =
        sealbag.run(
            "release", NUMBER, "--because", "the court asked for it", "--by", "PC 4711", "--json");

    assertThat(released.code()).isZero();
    assertThat(released.text("state")).isEqualTo("recorded");
    var sealed = new SealedZip(Path.of(released.text("package")));
    sealed.assertSound();
    assertThat(sealed.paths()).doesNotContain("data/chat/messages.jsonl");
    assertThat(sealed.text("custody/events.jsonl")).contains("PC 4711", "the court asked for it");
    String original =
        sealed.paths().stream()
            .filter(path -> path.startsWith("data/original/"))
            .findFirst()
            .orElseThrow();
    assertThat(sealed.bytes(original)).isEqualTo(Files.readAllBytes(NO_CHAT));
    assertThat(sealbag.run("verify", sealed.file()).code()).isZero();
  }

  @Test
  void aRejectedSubmissionKeepsEverythingAndSendsNothing() throws IOException {
    String sha256 = sealbag.run("import", "--json", NO_CHAT).text("sha256");

    Sealbag.Run rejected =
        sealbag.run("reject", NUMBER, "--because", "not ours", "--by", "clerk", "--json");

    assertThat(rejected.code()).isZero();
    assertThat(rejected.text("state")).isEqualTo("closed");
    assertThat(stored(sha256)).hasBinaryContent(Files.readAllBytes(NO_CHAT));
    assertThat(everything()).isEmpty();
    assertThat(sealbag.run("release", NUMBER, "--because", "test").code()).isEqualTo(2);
  }

  private Path stored(String sha256) throws IOException {
    try (Stream<Path> files = Files.walk(sealbag.home().resolve("store/objects"))) {
      return files
          .filter(file -> file.getFileName().toString().contains(sha256.substring(4)))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "release", "reject"})
  void aDecisionNeedsAReason(String command) {
    sealbag.run("import", NO_CHAT);

    Sealbag.Run without = sealbag.run(command, NUMBER);
    Sealbag.Run blank = sealbag.run(command, NUMBER, "--because", " ");

    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--because");
    assertThat(blank.code()).isEqualTo(2);
    assertThat(blank.err()).contains("--because").doesNotContain("Exception");
    assertThat(sealbag.run("show", NUMBER, "--json").text("state")).isEqualTo("held");
  }

  @Test
  void theCustodyLogNamesWhoDidWhat() {
    sealbag.run("import", NO_CHAT, "--by", "first");
    sealbag.run("show", NUMBER, "--by", "second");
    sealbag.run("retry", NUMBER, "--because", "look again", "--by", "third");
    sealbag.run("reject", NUMBER, "--because", "enough", "--by", "fourth");

    Sealbag.Run exported = sealbag.run("custody", "export", NUMBER, "--by", "fifth");

    assertThat(exported.out())
        .containsSubsequence(
            "\"id\":\"first\"",
            "\"id\":\"second\"",
            "\"id\":\"third\"",
            "\"id\":\"fourth\"",
            "\"id\":\"fifth\"");
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }

  @Test
  void anActorsNameThatCannotBePrintedIsAUsageError() {
    Sealbag.Run run = sealbag.run("import", TEXT, "--by", "\u001b[31mred");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--by").doesNotContain("Exception").doesNotContain("\u001b");
  }

  @Test
  void aChangedPackageIsNamedAndExitsWithFour() throws IOException {
    sealbag.run("import", TEXT);
    byte[] bytes = Files.readAllBytes(sealbag.home().resolve("packages/" + NUMBER + ".zip"));
    bytes[bytes.length / 2] ^= 1;
    Path changed = Files.write(folder.resolve(NUMBER + ".zip"), bytes);

    assertThat(sealbag.run("verify", changed).code()).isEqualTo(4);
    assertThat(sealbag.run("verify", changed, "--json").items()).isNotEmpty();
  }

  @Test
  void parseAndInspectTellAChatFromSomethingElseAndFromADamagedFile() {
    Path damaged = Sealbag.FIXTURES.resolve("bad/truncated.zip");

    for (String command : List.of("parse", "inspect")) {
      assertThat(sealbag.run(command, TEXT).code()).isZero();
      assertThat(sealbag.run(command, NO_CHAT).code()).isEqualTo(7);
      assertThat(sealbag.run(command, damaged).code()).isEqualTo(8);
      assertThat(sealbag.run(command, NO_CHAT, damaged, TEXT).code()).isEqualTo(8);
      assertThat(sealbag.run(command, folder.resolve("no-such")).code()).isEqualTo(2);
    }
    assertThat(sealbag.home()).doesNotExist();
  }

  @Test
  void whatIsNotThereIsSaidInOneSentence() throws IOException {
    Sealbag.Run noHome = sealbag.run("list");
    sealbag.run("config", "check");
    Sealbag.Run noSubmission = sealbag.run("show", NUMBER);
    Files.writeString(sealbag.home().resolve("sealbag.toml"), "[upload]\nwhere = \"x\"\n");
    Sealbag.Run wrongKey = sealbag.run("config", "check");

    for (Sealbag.Run run : List.of(noHome, noSubmission, wrongKey)) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("sealbag: ");
    }
  }
}
