package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.evidence.StoredObject;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.logging.LogFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log tells what happens to each submission, and nothing that somebody wrote or is called.
class LogCanaryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> CANARIES =
      List.of("Canaria", "canaria", "07700", "900123", "nightingale", "Secretive", "example.org");

  private final int year = InstantSource.system().instant().atZone(ZoneOffset.UTC).getYear();
  private final String first = "SB-" + year + "-000001";
  private final String second = "SB-" + year + "-000002";

  @TempDir private Path folder;

  @AfterEach
  void backToTheDefault() {
    LogFormat.TEXT.use(false);
  }

  private Path home() {
    return folder.resolve("home");
  }

  /// @param chat empty: the mail holds no export
  private Path mail(String name, String chat) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(chat.getBytes(UTF_8));
    String export =
        """
        --B
        Content-Type: text/plain
        Content-Disposition: attachment; filename="WhatsApp Chat with Pat Canaria.txt"
        Content-Transfer-Encoding: base64

        %s
        """
            .formatted(body);
    String mail =
        """
        From: Jo Canaria <jo.canaria@example.org>
        To: exports@example.org
        Subject: Secretive subject
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=B

        --B
        Content-Type: text/plain

        The nightingale text.
        %s--B--
        """
            .formatted(chat.isEmpty() ? "" : export);
    return Files.writeString(folder.resolve(name), mail.replace("\n", "\r\n"));
  }

  private Path mailWithExport() throws IOException {
    return mail(
        "Canaria.eml",
        """
        13/03/2026, 09:15 - Pat Canaria: the nightingale sings
        13/03/2026, 09:16 - +44 7700 900123: Secretive
        """);
  }

  /// Where the package of the first submission would go, there is something else: sealing fails in
  /// a way that nobody foresaw.
  private void blockTheFirstPackage() throws IOException {
    Path inTheWay = home().resolve("packages").resolve(first + ".zip");
    Files.createDirectories(inTheWay);
    Files.writeString(inTheWay.resolve("Canaria"), "x");
  }

  private List<String> log(Runnable run) {
    var log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      run.run();
    } finally {
      System.setErr(err);
    }
    List<String> lines = log.toString(UTF_8).lines().toList();
    assertThat(lines)
        .allSatisfy(line -> assertThat(CANARIES).noneMatch(line::contains))
        .allSatisfy(line -> assertThat(line).doesNotContain(folder.toString()));
    return lines;
  }

  private static List<String> changes(List<String> lines) {
    var changes = new ArrayList<String>();
    for (String line : lines) {
      JsonNode object = JSON.readTree(line);
      if (object.get("level").asString().equals("INFO")) {
        changes.add(
            "%s %s>%s %s"
                .formatted(
                    object.get("submission").asString(),
                    object.path("from").asString(""),
                    object.path("to").asString(""),
                    object.path("reason").asString(""))
                .strip());
      }
    }
    return changes;
  }

  @Test
  void anImportTellsEachChangeOfStateAndNoWordOfAMail() throws IOException {
    Path one = mailWithExport();
    Path two = mail("two.eml", "");
    var sealbag = new Sealbag(home());

    List<String> lines = log(() -> sealbag.run("import", "--log-format", "json", one, two));

    assertThat(changes(lines))
        .containsExactly(
            first + " >received",
            first + " received>sealed",
            first + " sealed>uploaded",
            first + " uploaded>recorded",
            second + " >received",
            second + " received>held NO_EXPORT");
  }

  @Test
  void anImportThatFailsTellsWhereAndNotWithWhichWords() throws IOException {
    blockTheFirstPackage();
    Path one = mailWithExport();
    var sealbag = new Sealbag(home(), Map.of("SEALBAG_LOG_FORMAT", "json"));

    List<String> lines = log(() -> sealbag.run("import", one));

    assertThat(lines)
        .anySatisfy(
            line -> {
              JsonNode object = JSON.readTree(line);
              assertThat(object.get("level").asString()).isEqualTo("ERROR");
              assertThat(object.get("submission").asString()).isEqualTo(first);
              assertThat(object.get("state").asString()).isEqualTo("received");
              assertThat(object.get("trace").asString()).contains("Exception", "at sealbag.");
            });
  }

  @Test
  void anImportSaysNothingOfWhatGoesWellUnlessAsked() throws IOException {
    Path one = mailWithExport();
    var sealbag = new Sealbag(home());

    assertThat(log(() -> sealbag.run("import", one))).isEmpty();
  }

  /// What `watch` finds when it starts: a mail in custody, not yet read.
  private void takeIntoCustody(Path mail) throws Exception {
    new Sealbag(home()).run("list");
    Files.createDirectories(home().resolve("packages"));
    try (EvidenceStore store = EvidenceStore.open(home().resolve("store"));
        Ledger ledger =
            Ledger.open(
                Ledger.sqlite(home().resolve("ledger.db")),
                Claimant.ofThisProcess("test"),
                InstantSource.system(),
                home().resolve("packages"))) {
      StoredObject kept = store.keep(mail);
      ledger.arrive(
          new Intake(Intake.Kind.FILE, kept.sha256(), kept.sizeBytes(), "Canaria.eml"),
          Claims.none(),
          new Actor(Actor.Type.SERVICE, "sealbag"));
    }
  }

  @Test
  void watchTellsChangesOfStateByDefault() throws Exception {
    takeIntoCustody(mailWithExport());
    var sealbag = new Sealbag(home());

    assertThat(log(() -> sealbag.run("watch", "--once")))
        .hasSize(3)
        .first()
        .asString()
        .matches("\\S+ INFO  state changed submission=%s from=received to=sealed".formatted(first));
  }

  @Test
  void watchTellsAFailureWithoutWordsAndThatItTriesAgain() throws Exception {
    takeIntoCustody(mailWithExport());
    blockTheFirstPackage();
    var sealbag = new Sealbag(home());

    List<String> lines = log(() -> sealbag.run("watch", "--once", "--log-format", "json"));

    assertThat(lines).hasSize(2);
    assertThat(JSON.readTree(lines.getFirst()).get("message").asString())
        .isEqualTo("a step failed");
    JsonNode again = JSON.readTree(lines.getLast());
    assertThat(again.get("message").asString())
        .isEqualTo("tried in vain, and to be tried again when due");
    assertThat(again.get("attempt").asInt()).isEqualTo(1);
    assertThat(again.get("due").asString()).startsWith("20");
  }

  @Test
  void aFormatThatIsNoneIsRefused() {
    var sealbag = new Sealbag(home(), Map.of("SEALBAG_LOG_FORMAT", "xml"));

    Sealbag.Run byVariable = sealbag.run("watch", "--once");
    Sealbag.Run byOption = new Sealbag(home()).run("watch", "--once", "--log-format", "xml");

    assertThat(byVariable.code()).isEqualTo(2);
    assertThat(byVariable.err()).contains("SEALBAG_LOG_FORMAT is \"xml\"; give text or json");
    assertThat(byOption.code()).isEqualTo(2);
  }
}
