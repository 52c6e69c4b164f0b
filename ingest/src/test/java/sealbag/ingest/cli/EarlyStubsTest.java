package sealbag.ingest.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.ingest.config.Config;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import sealbag.ingest.pipeline.Discovery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stubs that are made before the evidence is there: of uploads that wait for a person, and of
/// those that turn out to be recorded only. The test moves the clock.
class EarlyStubsTest {
  private static final Path EXPORT =
      Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt");
  private static final String RECEIPT = "SB-2026-000001";
  private static final Actor TESTER = new Actor(Actor.Type.PERSON, "tester");

  private final RecordsEndpoint endpoint = RecordsEndpoint.start();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;
  private Path home;
  private Path evidence;

  @BeforeEach
  void makeAHome() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    evidence = home.resolve("outbox/evidence");
    configure("");
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        home.resolve("sealbag.toml"),
        "[records]\nto = \"%s\"\n%s".formatted(endpoint.base(), more));
  }

  private Application open() throws Exception {
    Config config = Config.read(home, Map.of());
    Application.prepare(config);
    return new Application(config, () -> now, Application.Outside.of(config));
  }

  private Submission take(String reason) throws Exception {
    var claims =
        new Claims(
            Optional.of("jo.shah@police.example"),
            Optional.of("01/2345678/26"),
            Optional.empty(),
            Optional.of(reason));
    try (Application application = open()) {
      return application
          .importer(TESTER)
          .take(new Discovery.Candidate(EXPORT, false, Optional.empty()), claims)
          .submission()
          .orElseThrow();
    }
  }

  /// All jobs of the daemon, until there is nothing to do now.
  private Submission work() throws Exception {
    try (Application application = open()) {
      application.daemon().once();
      return application.ledger().list().getFirst();
    }
  }

  private Submission retry() throws Exception {
    try (Application application = open()) {
      Progress.Held held =
          (Progress.Held) application.ledger().find(RECEIPT).orElseThrow().progress();
      application.ledger().decide(RECEIPT, held.from(), "Mended.", TESTER);
    }
    return work();
  }

  private JsonNode onlyStub() {
    assertThat(endpoint.stubs()).hasSize(1);
    return JsonMapper.shared().readTree(endpoint.stubs().getFirst()).path("attributes");
  }

  /// Something else lies where the package should go: the upload is refused.
  private Submission held() throws Exception {
    Files.createDirectories(evidence);
    Files.writeString(evidence.resolve(RECEIPT + ".zip"), "something else");
    Submission held = take("EVIDENCE_RECEIVED");
    assertThat(held.progress())
        .isInstanceOfSatisfying(
            Progress.Held.class,
            why -> assertThat(why.reason()).isEqualTo(HoldReason.UPLOAD_REFUSED));
    return held;
  }

  @Test
  void anUploadThatIsHeldForHoursHasAStubThatGetsItsEvidenceOnceItIsRetried() throws Exception {
    held();
    now = now.plus(Duration.ofMinutes(239));
    work();
    assertThat(endpoint.stubs()).isEmpty();

    now = now.plus(Duration.ofMinutes(1));
    assertThat(work().progress()).isInstanceOf(Progress.Held.class);
    now = now.plus(Duration.ofHours(1));
    work();

    assertThat(onlyStub().at("/workflow/status").asString()).isEqualTo("EVIDENCE_PENDING");
    endpoint.server().verify(1, postRequestedFor(anyUrl()));

    Files.delete(evidence.resolve(RECEIPT + ".zip"));
    assertThat(retry().progress()).isInstanceOf(Progress.Recorded.class);

    assertThat(onlyStub().at("/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
    assertThat(onlyStub().at("/x-evidence/evidenceId").asString()).isNotEmpty();
    assertThat(onlyStub().path("notes").size()).isEqualTo(1);
    endpoint.server().verify(1, postRequestedFor(anyUrl()));
    endpoint.server().verify(1, patchRequestedFor(anyUrl()));
  }

  @Test
  void aRecordsSystemThatIsAwayGetsTheEarlyStubOfAHeldUploadLater() throws Exception {
    held();
    now = now.plus(Duration.ofHours(4));
    endpoint.away();
    assertThat(work().progress()).isInstanceOf(Progress.Held.class);
    endpoint.recover();
    assertThat(endpoint.stubs()).isEmpty();

    work();

    assertThat(onlyStub().at("/workflow/status").asString()).isEqualTo("EVIDENCE_PENDING");
  }

  @Test
  void aRecordsSystemThatTakesNoStubWithoutEvidenceIsAskedOnceForAHeldUpload() throws Exception {
    held();
    now = now.plus(Duration.ofHours(4));
    endpoint.server().stubFor(post(anyUrl()).willReturn(aResponse().withStatus(422)));

    work();
    work();

    endpoint.server().verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void whatIsHeldAsRestrictedHasNoEarlyStub() throws Exception {
    assertThat(take("PROHIBITED_USE").progress())
        .isInstanceOfSatisfying(
            Progress.Held.class, why -> assertThat(why.reason()).isEqualTo(HoldReason.RESTRICTED));
    now = now.plus(Duration.ofHours(9));

    work();

    assertThat(endpoint.stubs()).isEmpty();
  }

  @Test
  void anEarlyStubOfWhatIsThenRecordedOnlyGoesToTheClerkWithANote() throws Exception {
    Files.createDirectories(evidence.getParent());
    Files.writeString(evidence, "a file where the folder should be");
    Submission waiting = take("RECORD_OF_CONTACT");
    now = now.plus(Duration.ofHours(4));
    work();
    assertThat(onlyStub().at("/workflow/status").asString()).isEqualTo("EVIDENCE_PENDING");
    configure("[reason.record-of-contact]\ndeliver = \"stub-only\"\n");

    now = now.plus(Duration.ofHours(5));
    Submission recorded = work();

    assertThat(waiting.progress()).isInstanceOf(Progress.Sealed.class);
    assertThat(recorded.progress())
        .isInstanceOfSatisfying(
            Progress.Recorded.class, end -> assertThat(end.receipt()).isEmpty());
    JsonNode stub = onlyStub();
    assertThat(stub.at("/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
    assertThat(stub.path("x-evidence").isNull()).isTrue();
    assertThat(stub.path("notes").size()).isEqualTo(1);
    assertThat(stub.at("/notes/0/facts/0/value").asString()).contains("recorded only");
    endpoint.server().verify(1, postRequestedFor(anyUrl()));
    endpoint.server().verify(1, patchRequestedFor(anyUrl()));
  }
}
