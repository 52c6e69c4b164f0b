package sealbag.ingest.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.ingest.config.Config;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Discovery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From a file to the stub in a records system that is away, slow, strict or forgetful, under a
/// clock that the test moves.
class RecordsEndToEndTest {
  private static final Path EXPORT =
      Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt");
  private static final Path SCHEMA =
      Sealbag.FIXTURES.resolveSibling("ingest/doc/schema/record-stub.schema.json");
  private static final Actor TESTER = new Actor(Actor.Type.PERSON, "tester");

  private final RecordsEndpoint endpoint = RecordsEndpoint.start();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void makeAHome() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    configure("");
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        home.resolve("sealbag.toml"),
        """
        [records]
        to = "%s"
        mail-to = "records@example.police.uk"
        %s
        """
            .formatted(endpoint.base(), more));
  }

  private Application open() throws Exception {
    Config config = Config.read(home, Map.of());
    Application.prepare(config);
    return new Application(config, () -> now, Application.Outside.of(config));
  }

  private Submission take(Claims claims) throws Exception {
    try (Application application = open()) {
      return application
          .importer(TESTER)
          .take(new Discovery.Candidate(EXPORT, false, Optional.empty()), claims)
          .submission()
          .orElseThrow();
    }
  }

  private static Claims usual() {
    return new Claims(
        Optional.of("jo.shah@police.example"),
        Optional.of("01/2345678/26"),
        Optional.of("js / 1"),
        Optional.of("EVIDENCE_RECEIVED"));
  }

  /// All jobs of the daemon, until there is nothing to do now.
  private Submission work() throws Exception {
    try (Application application = open()) {
      application.daemon().once();
      return application.ledger().list().getFirst();
    }
  }

  private Submission workWhenDue(Submission waiting) throws Exception {
    now = waiting.due().orElseThrow();
    return work();
  }

  private JsonNode onlyStub() {
    assertThat(endpoint.stubs()).hasSize(1);
    return JsonMapper.shared().readTree(endpoint.stubs().getFirst());
  }

  @Test
  void theStubFitsItsSchemaAndSaysWhatIsKnown() throws Exception {
    Submission recorded = take(usual());

    assertThat(recorded.progress()).isInstanceOf(Progress.Recorded.class);
    String document = sent().getFirst();
    assertThat(problems(document)).isEmpty();
    assertThat(problems(document.replaceFirst("\"notes\"", "\"remarks\""))).isNotEmpty();
    assertThat(problems(document.replaceFirst("\"todo\"", "\"undone\""))).isNotEmpty();
    JsonNode stub = JsonMapper.shared().readTree(document);
    assertThat(stub.at("/data/attributes/x-reference/valid").asBoolean()).isTrue();
    JsonNode exhibit = included(stub, "exhibit");
    assertThat(exhibit.path("x-raw").asString()).isEqualTo("js / 1");
    assertThat(exhibit.path("x-normalised").asString()).isEqualTo("JS/1");
    assertThat(exhibit.path("x-fileSafe").asString()).isEqualTo("JS_1");
    assertThat(exhibit.path("x-proposed").asBoolean()).isTrue();
    assertThat(stub.at("/meta/mg6cDraft/rows").size()).isEqualTo(1);
    assertThat(actions(stub))
        .containsExactly("last-message", "received", "sealed", "uploaded", "recorded");
    assertThat(stub.at("/meta/actionLog/0/zone").asString()).isEqualTo("unknown");
    assertThat(stub.at("/meta/counts/records").asLong()).isPositive();
    assertThat(persons(stub)).isEqualTo(1);
  }

  private List<String> sent() {
    return endpoint.server().getAllServeEvents().stream()
        .filter(event -> event.getRequest().getMethod().getName().equals("POST"))
        .map(event -> event.getRequest().getBodyAsString())
        .toList();
  }

  private static List<String> actions(JsonNode stub) {
    return stub.at("/meta/actionLog").values().stream()
        .map(step -> step.path("action").asString(""))
        .toList();
  }

  private static long persons(JsonNode stub) {
    return stub.path("included").values().stream()
        .filter(one -> one.path("type").asString("").equals("person"))
        .count();
  }

  private static JsonNode included(JsonNode stub, String kind) {
    return stub.path("included").values().stream()
        .map(one -> one.path("attributes"))
        .filter(one -> one.path("x-kind").asString("").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<?> problems(String document) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
        .validate(document, InputFormat.JSON);
  }

  @Test
  void aFieldThatIsRefusedIsNamedAndTheSubmissionIsHeld() throws Exception {
    endpoint
        .server()
        .stubFor(
            post(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(422)
                        .withBody(
                            """
                            {"errors": [{"code": "field_invalid",
                              "source": {"pointer": "/data/attributes/x-category"}}]}
                            """)));

    Submission held = take(usual());

    assertThat(held.progress())
        .isInstanceOfSatisfying(
            Progress.Held.class,
            why -> {
              assertThat(why.reason()).isEqualTo(HoldReason.RECORD_REFUSED);
              assertThat(why.sentence()).contains("/data/attributes/x-category");
            });
  }

  @Test
  void aRecordsSystemThatIsAwayForDaysGetsTheSameStubOnceAndMeanwhileThereIsAFile()
      throws Exception {
    endpoint.server().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
    Submission waiting = take(usual());
    Path pending = home.resolve("outbox/records-pending");
    for (int tries = 1; tries < 6; tries++) {
      assertThat(pending).doesNotExist();
      waiting = workWhenDue(waiting);
    }
    List<String> files = names(pending);
    assertThat(files).hasSize(2);
    byte[] json = Files.readAllBytes(pending.resolve(files.getFirst()));
    assertThat(Files.readString(pending.resolve(files.getLast())))
        .isEqualTo(Sha256.of(json).hex() + "  " + files.getFirst() + "\n");
    Instant sixth = now;
    while (Duration.between(sixth, now).toDays() < 3) {
      waiting = workWhenDue(waiting);
    }
    assertThat(waiting.progress()).isInstanceOf(Progress.Uploaded.class);
    assertThat(letters()).hasSize(1).first().asString().contains(files.getFirst());

    endpoint.recover();
    Submission recorded = workWhenDue(waiting);

    assertThat(recorded.progress()).isInstanceOf(Progress.Recorded.class);
    assertThat(names(pending)).containsExactly("made");
    assertThat(names(pending.resolve("made"))).isEqualTo(files);
    assertThat(sent()).allMatch(new String(json, UTF_8)::equals);
    assertThat(files.getFirst())
        .isEqualTo("stub-" + onlyStub().at("/attributes/x-submissionId").asString() + ".json");
  }

  private List<String> letters() throws IOException {
    Path outbox = home.resolve("outbox/receipts");
    return names(outbox).stream()
        .map(
            name -> {
              try {
                return Files.readString(outbox.resolve(name));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .filter(letter -> letter.contains("records@example.police.uk"))
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anUploadThatWaitsForHoursHasAStubThatGetsItsEvidenceLater() throws Exception {
    Path inTheWay = home.resolve("outbox/evidence");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "a file where the folder should be");
    Submission waiting = take(usual());
    Instant start = now;
    while (Duration.between(start, now).compareTo(Duration.ofHours(4)) < 0) {
      assertThat(endpoint.stubs()).isEmpty();
      waiting = workWhenDue(waiting);
    }
    JsonNode early = onlyStub();
    assertThat(early.at("/attributes/workflow/status").asString()).isEqualTo("EVIDENCE_PENDING");
    assertThat(early.at("/attributes/x-evidence").isNull()).isTrue();
    endpoint.touch();
    Files.delete(inTheWay);

    Submission recorded = workWhenDue(waiting);

    assertThat(recorded.progress()).isInstanceOf(Progress.Recorded.class);
    JsonNode stub = onlyStub();
    assertThat(stub.at("/attributes/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
    assertThat(stub.at("/attributes/x-evidence/evidenceId").asString()).isNotEmpty();
    assertThat(stub.at("/attributes/location").asString()).isEqualTo("Leeds");
    assertThat(stub.at("/attributes/notes").size()).isEqualTo(1);
  }

  @Test
  void aStubWithoutEvidenceThatIsRefusedIsNotTriedAgainAndTheWholeOneIsMade() throws Exception {
    Path inTheWay = home.resolve("outbox/evidence");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "a file where the folder should be");
    endpoint.server().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(422)));
    Submission waiting = take(usual());
    Instant start = now;
    while (Duration.between(start, now).compareTo(Duration.ofHours(8)) < 0) {
      waiting = workWhenDue(waiting);
    }
    assertThat(sent()).hasSize(1);
    endpoint.recover();
    Files.delete(inTheWay);

    assertThat(workWhenDue(waiting).progress()).isInstanceOf(Progress.Recorded.class);

    assertThat(onlyStub().at("/attributes/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
  }

  @Test
  void noStubIsMadeEarlyWhereThatIsOff() throws Exception {
    configure("early-after-hours = 0");
    Path inTheWay = home.resolve("outbox/evidence");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "a file where the folder should be");
    Submission waiting = take(usual());
    Instant start = now;
    while (Duration.between(start, now).compareTo(Duration.ofHours(9)) < 0) {
      waiting = workWhenDue(waiting);
    }

    assertThat(endpoint.stubs()).isEmpty();
  }

  @Test
  void aReplyThatIsLostLeavesOneStub() throws Exception {
    endpoint.watch((call, isDone) -> isDone && call.startsWith("POST"));
    Submission waiting = take(usual());
    assertThat(waiting.progress()).isInstanceOf(Progress.Uploaded.class);
    endpoint.recover();

    assertThat(workWhenDue(waiting).progress()).isInstanceOf(Progress.Recorded.class);

    assertThat(onlyStub().path("id").asString()).isEqualTo("stub-SB-2026-000001");
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aClerkGetsTheLineASummaryAndTheStubAndNothingIsWrittenOver() throws Exception {
    take(usual());
    var sealbag = new Sealbag(home);
    Path out = folder.resolve("stub.json");

    Sealbag.Run printed = sealbag.run("record", "SB-2026-000001", "--print");
    Sealbag.Run written = sealbag.run("record", "SB-2026-000001", "--out", out);
    Sealbag.Run again = sealbag.run("record", "SB-2026-000001", "--out", out);
    Sealbag.Run json = sealbag.run("record", "SB-2026-000001", "--json");

    assertThat(printed.code()).as("%s", printed).isZero();
    assertThat(printed.out())
        .contains("WhatsApp export SB-2026-000001", "Left for you", "js / 1 (proposed)");
    assertThat(written.code()).as("%s", written).isZero();
    assertThat(problems(Files.readString(out))).isEmpty();
    assertThat(Files.readString(out)).isEqualTo(sent().getFirst());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("nothing was written");
    assertThat(json.item().at("/stub/data/type").asString()).isEqualTo("incident");
    assertThat(sealbag.run("custody", "export", "SB-2026-000001").out())
        .contains("\"what\":\"record\"", "\"what\":\"record-file\"");
  }

  @Test
  void nothingIsShownOfARestrictedSubmissionUntilItIsReleasedAndThenNoDraftRows() throws Exception {
    take(
        new Claims(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("PROHIBITED_USE")));
    var sealbag = new Sealbag(home);
    Sealbag.Run refused = sealbag.run("record", "SB-2026-000001");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();

    sealbag.run("release", "SB-2026-000001", "--because", "Seen.");
    Sealbag.Run shown = sealbag.run("record", "SB-2026-000001", "--json");

    assertThat(shown.item().at("/stub/meta/mg6cDraft/withheld").asString()).contains("restricted");
    assertThat(shown.item().at("/stub/meta/mg6cDraft/rows").size()).isZero();
  }
}
