package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.Sha256;
import tools.jackson.databind.JsonNode;

/// The whole line on stand-ins, as somebody sees it who tries Sealbag for the first time.
class PracticeTest {
  private static final String NUMBER = "SB-2026-000001";

  @TempDir private Path folder;
  private Path home;
  private Sealbag sealbag;

  @BeforeEach
  void settle() {
    home = folder.resolve("practice");
    sealbag =
        new Sealbag(
            folder.resolve("real"),
            Map.of("SEALBAG_UPLOAD_SECRET", "of the real service", "TZ", "UTC"));
  }

  private Sealbag.Run practise(Object... more) {
    return sealbag.run(
        Stream.concat(Stream.of("practice", "--home", home), Stream.of(more)).toArray());
  }

  @Test
  void aDemonstrationGoesDownTheWholeLineAndAgainAddsNothing() throws Exception {
    Sealbag.Run first = practise("--demo");

    assertThat(first.code()).as("%s", first).isZero();
    assertThat(first.out())
        .containsSubsequence(
            "taken", "read", "found", "parsed", "catalogued", "sealed", "uploaded", "recorded")
        .containsSubsequence("A letter came for jo.shah@police.example", NUMBER)
        .contains(
            "Checked    The evidence system holds " + NUMBER + ".zip", "The whole line works.")
        .doesNotContain("Sender", "Exception");
    assertThat(folder.resolve("real")).doesNotExist();
    assertStandInsHoldThePackage();

    Sealbag.Run again = practise("--demo");

    assertThat(again.code()).as("%s", again).isZero();
    assertThat(again.out()).contains("is already held as " + NUMBER, "nothing was uploaded twice");
    assertThat(files("evidence-system/objects/evidence/uploads")).hasSize(1);
    assertThat(files("letters")).hasSize(2);
    assertThat(sealbag.run("custody", "verify", "--home", home).code()).isZero();
  }

  private void assertStandInsHoldThePackage() throws IOException {
    byte[] sealed = Files.readAllBytes(home.resolve("packages/" + NUMBER + ".zip"));
    assertThat(files("evidence-system/objects/evidence/uploads")).hasSize(1);
    assertThat(files("evidence-system/objects/evidence/uploads").getFirst())
        .hasBinaryContent(sealed);
    assertThat(files("records-system")).hasSize(1);
    assertThat(files("records-system").getFirst())
        .content(UTF_8)
        .contains(NUMBER, Sha256.of(sealed).hex());
    assertThat(files("letters").getFirst()).content(UTF_8).contains(NUMBER);
  }

  @Test
  void whatIsAwayIsWaitedForAndToldAsJson() throws Exception {
    Sealbag.Run run =
        practise("--demo", "--json", "--away", "evidence,records", "--away-seconds", "1");

    assertThat(run.code()).as("%s", run).isZero();
    List<JsonNode> all = run.json();
    assertThat(all.getFirst().path("type").asString()).isEqualTo("start");
    assertThat(all)
        .extracting(one -> one.path("type").asString())
        .contains("service", "event", "waiting", "letter");
    assertThat(all)
        .filteredOn(one -> one.path("type").asString().equals("event"))
        .extracting(one -> one.path("event").asString())
        .containsSubsequence("received", "sealed", "uploaded", "recorded", "letter-written");
    assertThat(run.summary().path("worked").asBoolean()).isTrue();
    assertThat(run.summary().at("/states/recorded").asInt()).isOne();
    assertThat(files("evidence-system/objects/evidence/uploads")).hasSize(1);
    assertThat(files("records-system")).hasSize(1);
  }

  @Test
  void aHomeThatIsNotForPracticeIsNotTouched() throws Exception {
    Files.createDirectories(home);
    Files.writeString(home.resolve("sealbag.toml"), "[upload]\nto = \"folder:real\"\n");

    Sealbag.Run run = practise("--demo");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is no practice home");
    assertThat(files(".")).hasSize(1);
    assertThat(practise("send").code()).isEqualTo(2);
  }

  @Test
  void settingsThatLeadElsewhereAreRefused() throws Exception {
    new PracticeHome(home).prepare();
    Path settings = home.resolve("sealbag.toml");
    String text = Files.readString(settings);

    for (String other :
        List.of(
            text.replaceAll("axon:http://127.0.0.1", "axon:https://agency.evidence.example"),
            text.replaceAll("\"http://127.0.0.1", "\"https://records.example"),
            text.replaceAll("host = \"127.0.0.1\"", "host = \"localhost\""))) {
      Files.writeString(settings, other);

      Sealbag.Run run = practise("--demo");

      assertThat(run.code()).as("%s", run).isEqualTo(2);
      assertThat(run.err()).contains("leads away from practice");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    new PracticeHome(home).prepare();
    int port = PracticeHome.ports(new PracticeHome(home).config()).records();
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      Sealbag.Run run = practise("--demo");

      assertThat(run.code()).as("%s", run).isEqualTo(2);
      assertThat(run.err()).contains("port " + taken.getLocalPort(), "records.to");
    }
  }

  @Test
  void sendingWithoutAPracticeSaysWhatToDo() throws Exception {
    assertThat(practise("send").err()).contains("Start sealbag practice first");

    new PracticeHome(home).prepare();
    Sealbag.Run nobody = practise("send");

    assertThat(nobody.code()).isEqualTo(5);
    assertThat(nobody.err()).contains("in another terminal");
    assertThat(practise("send", "no-such-mail").err()).contains("there is no mail no-such-mail");
  }

  @Test
  void aHostileLetterMovesNoCursor() {
    var out = new ByteArrayOutputStream();
    var output = new Output(new PrintStream(out, false, UTF_8), new PrintStream(out, false, UTF_8));
    var letter =
        new PracticeLetters.Letter(
            "a\u001b[2J@police.example", "\u202efdp", "hi\u009b1A\nthere\u0007", folder);

    new PracticeVoice(output, false, ZoneOffset.UTC).letter(letter);
    new PracticeVoice(output, true, ZoneOffset.UTC).letter(letter);

    output.flush();
    assertThat(out.toString(UTF_8))
        .contains("  | there\\u0007")
        .doesNotContain("\u001b", "\u202e", "\u009b", "\u0007");
  }

  private List<Path> files(String below) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve(below))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
