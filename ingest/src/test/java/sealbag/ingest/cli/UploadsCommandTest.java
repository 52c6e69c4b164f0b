package sealbag.ingest.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import tools.jackson.databind.JsonNode;

/// Uploads that were begun and not finished, at an evidence service that loses its answers.
class UploadsCommandTest {
  private static final Path EXPORT =
      Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt");
  private static final String RECEIPT = "SB-2026-000001";

  @TempDir private static Path bucket;
  private static EvidenceEndpoint evidence;

  @TempDir private Path folder;
  private Sealbag sealbag;
  private int uploadsBefore;
  private int evidencesBefore;

  @BeforeAll
  static void startEvidence() throws Exception {
    evidence = EvidenceEndpoint.start(bucket);
  }

  @AfterAll
  static void stopEvidence() {
    evidence.close();
  }

  @BeforeEach
  void anUploadThatStopsBeforeItsEnd() throws IOException {
    sealbag =
        new Sealbag(
            Files.createDirectory(folder.resolve("home")),
            Map.of("SEALBAG_UPLOAD_SECRET", EvidenceEndpoint.CLIENT_SECRET));
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"),
        """
        [upload]
        to = "axon:%s"
        partner-id = "%s"
        client-id = "%s"
        """
            .formatted(evidence.base(), EvidenceEndpoint.PARTNER_ID, EvidenceEndpoint.CLIENT_ID));
    uploadsBefore = evidence.uploads();
    evidencesBefore = evidence.evidences();
  }

  @AfterEach
  void noMoreLosses() {
    evidence.watch((_, _) -> false);
    evidence.expireUploads();
  }

  /// The bytes arrive, and every call after that is lost.
  private void importInVain() {
    evidence.watch((call, isDone) -> call.endsWith("/complete") && !isDone);
    // what is sealed at another instant is another package, so that no test meets another's
    Sealbag.Run run = sealbag.run("import", "--json", EXPORT);
    assertThat(run.text("outcome")).as("%s", run).isEqualTo("sealed");
    evidence.watch((_, _) -> false);
  }

  @Test
  void anUnfinishedUploadIsListedWithWhatTheServiceHasOfIt() {
    importInVain();

    Sealbag.Run run = sealbag.run("uploads", "list", "--json");

    assertThat(run.code()).as("%s", run).isZero();
    JsonNode item = run.item();
    assertThat(item.path("receipt").asString()).isEqualTo(RECEIPT);
    assertThat(item.path("state").asString()).isEqualTo("sealed");
    assertThat(item.path("standing").asString()).isEqualTo("open");
    assertThat(item.path("parts").asInt()).isEqualTo(1);
    assertThat(item.path("bytes").asLong()).isPositive();
    assertThat(sealbag.run("uploads", "list").out()).contains(RECEIPT).contains("open, 1 part");
  }

  @Test
  void resumingGoesOnWithTheSameUpload() {
    importInVain();

    Sealbag.Run run = sealbag.run("uploads", "resume", "--because", "the line is back", "--json");

    assertThat(run.text("state")).as("%s", run).isEqualTo("recorded");
    assertThat(evidence.uploads() - uploadsBefore).isEqualTo(1);
    assertThat(evidence.evidences() - evidencesBefore).isEqualTo(1);
    assertThat(sealbag.run("uploads", "list").out()).isEqualTo("No unfinished uploads.\n");
  }

  @Test
  void abortingLeavesNothingAtTheServiceAndSaysWhoAndWhyInTheCustodyLog() {
    importInVain();

    Sealbag.Run run =
        sealbag.run("uploads", "abort", RECEIPT, "--because", "wrong agency", "--by", "PS Lee");

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.out()).contains("Gave up 1 unfinished upload");
    assertThat(evidence.openUploads()).isZero();
    assertThat(sealbag.run("custody", "export", RECEIPT).out())
        .contains("upload.abandoned", "wrong agency", "PS Lee");
    assertThat(sealbag.run("custody", "verify").code()).isZero();
    assertThat(sealbag.run("uploads", "list", "--json").items()).isEmpty();
    Sealbag.Run again = sealbag.run("retry", "--because", "right agency now", "--json");
    assertThat(again.text("state")).isEqualTo("recorded");
    assertThat(evidence.uploads() - uploadsBefore).isEqualTo(2);
    assertThat(evidence.evidences() - evidencesBefore).isEqualTo(1);
  }

  @Test
  void settingsThatLeadElsewhereInTheMiddleOfAnUploadAreForAPerson() throws IOException {
    importInVain();
    Files.writeString(sealbag.home().resolve("sealbag.toml"), "");

    Sealbag.Run retried = sealbag.run("retry", RECEIPT, "--because", "new settings", "--json");

    assertThat(retried.text("code")).as("%s", retried).isEqualTo("UPLOAD_REFUSED");
    assertThat(retried.text("reason"))
        .contains("begun at " + evidence.base(), "outbox/evidence", "sealbag uploads abort");
    assertThat(sealbag.home().resolve("outbox/evidence/" + RECEIPT + ".zip")).doesNotExist();
    Sealbag.Run abort = sealbag.run("uploads", "abort", RECEIPT, "--because", "removed there");
    assertThat(abort.out()).contains("Gave up 1 unfinished upload");
    assertThat(sealbag.run("custody", "export", RECEIPT).out())
        .contains("upload.abandoned", evidence.base().toString());
    Sealbag.Run again = sealbag.run("retry", RECEIPT, "--because", "now here", "--json");
    assertThat(again.text("state")).isEqualTo("recorded");
    assertThat(sealbag.home().resolve("outbox/evidence/" + RECEIPT + ".zip")).exists();
    assertThat(evidence.evidences()).isEqualTo(evidencesBefore);
  }

  @Test
  void whatWasRejectedCanStillBeClearedUpAtTheService() {
    var refusal =
        evidence
            .server()
            .stubFor(
                post(urlMatching(".*/complete"))
                    .atPriority(1)
                    .willReturn(aResponse().withStatus(400).withBody("{}")));
    try {
      assertThat(sealbag.run("import", "--json", EXPORT).text("code")).isEqualTo("UPLOAD_REFUSED");
    } finally {
      evidence.server().removeStub(refusal);
    }
    assertThat(sealbag.run("reject", RECEIPT, "--because", "sent in error").code()).isZero();

    JsonNode item = sealbag.run("uploads", "list", "--json").item();
    Sealbag.Run run = sealbag.run("uploads", "abort", RECEIPT, "--because", "rejected", "--json");

    assertThat(item.path("state").asString()).isEqualTo("closed");
    assertThat(item.path("standing").asString()).isEqualTo("open");
    assertThat(run.summary().path("abandoned").asInt()).as("%s", run).isEqualTo(1);
    assertThat(evidence.openUploads()).isZero();
  }

  @Test
  void aServiceThatDoesNotAnswerIsSaidAndNothingIsGivenUp() {
    importInVain();
    evidence.watch((_, _) -> true);

    Sealbag.Run list = sealbag.run("uploads", "list", "--json");
    Sealbag.Run abort = sealbag.run("uploads", "abort", RECEIPT, "--because", "try");

    assertThat(list.code()).isEqualTo(5);
    assertThat(list.summary().path("notAsked").asInt()).isEqualTo(1);
    assertThat(list.err()).contains(RECEIPT);
    assertThat(abort.code()).isEqualTo(5);
    assertThat(sealbag.run("custody", "export", RECEIPT).out()).doesNotContain("abandoned");
  }
}
