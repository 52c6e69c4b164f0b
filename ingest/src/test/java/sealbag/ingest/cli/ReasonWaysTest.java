package sealbag.ingest.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the configuration says about single reasons is what happens to what was sent for them.
class ReasonWaysTest {
  private static final Path EXPORT =
      Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt");
  private static final String RECEIPT = "SB-2026-000001";

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void makeAHome() throws IOException {
    makeAHome("home");
  }

  private void makeAHome(String name) throws IOException {
    sealbag =
        new Sealbag(
            Files.createDirectory(folder.resolve(name)),
            Map.of("SEALBAG_UPLOAD_SECRET", EvidenceEndpoint.CLIENT_SECRET));
  }

  private void configure(String toml) throws IOException {
    Files.writeString(sealbag.home().resolve("sealbag.toml"), toml);
  }

  private List<String> files(String box) throws IOException {
    Path outbox = sealbag.home().resolve("outbox").resolve(box);
    if (!Files.exists(outbox)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(outbox)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private JsonNode stub(String box) throws IOException {
    Path file = sealbag.home().resolve("outbox").resolve(box).resolve(stubName(box));
    return JsonMapper.shared().readTree(Files.readString(file)).at("/data/attributes");
  }

  private String stubName(String box) throws IOException {
    return files(box).stream()
        .filter(name -> name.startsWith("stub-") && name.endsWith(".json"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordOfContactIsRecordedAndKeptButNotUploaded() throws IOException {
    configure(
        """
        [reason.record-of-contact]
        deliver = "stub-only"
        records-to = "folder:outbox/contacts"
        """);

    Sealbag.Run run = sealbag.run("import", "--reason", "Record of contact", EXPORT);

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.out()).contains("Uploaded   no: for this reason it is recorded only");
    assertThat(files("evidence")).isEmpty();
    assertThat(stub("contacts").path("x-evidence").isNull()).isTrue();
    assertThat(stub("contacts").at("/workflow/status").asString()).isEqualTo("AWAITING_CLERK");
    assertThat(stub("contacts").path("incidentDescription").asString())
        .contains("not uploaded: for this reason it is recorded only");
    assertThat(sealbag.run("record", RECEIPT, "--print").out())
        .contains("not uploaded: for this reason");
    JsonNode item = sealbag.run("list", "--json").item();
    assertThat(item.path("state").asString()).isEqualTo("recorded");
    assertThat(item.path("uploaded").asBoolean(true)).isFalse();
    assertThat(sealbag.run("show", RECEIPT).out()).contains("\"upload\":\"none\"");
    assertThat(sealbag.run("verify", item.path("package").asString()).code()).isZero();
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }

  @Test
  void whatIsNoReasonByItselfGoesTheOrdinaryWay() throws IOException {
    configure("[reason.record-of-contact]\ndeliver = \"stub-only\"\n");

    sealbag.run("import", "--reason", "contact with the man who sent the threats", EXPORT);

    assertThat(files("evidence")).contains(RECEIPT + ".zip");
  }

  @Test
  void aStubThatIsRefusedIsHeldAsRefusedByTheRecordsSystem() throws IOException {
    configure("[reason.record-of-contact]\ndeliver = \"stub-only\"\n");
    Sealbag here = sealbag;
    makeAHome("elsewhere");
    sealbag.run("import", EXPORT);
    String name = stubName("records"); // the same everywhere
    sealbag = here;
    Path other = sealbag.home().resolve("outbox/records").resolve(name);
    Files.createDirectories(other.getParent());
    Files.writeString(other, "something else");

    Sealbag.Run run = sealbag.run("import", "--json", "--reason", "RECORD_OF_CONTACT", EXPORT);

    assertThat(run.text("code")).isEqualTo("RECORD_REFUSED");
    Files.delete(other);
    Sealbag.Run retried = sealbag.run("retry", RECEIPT, "--because", "moved away", "--json");
    assertThat(retried.text("state")).isEqualTo("recorded");
    assertThat(files("evidence")).isEmpty();
  }

  @Test
  void whatAPersonReleasesOfARestrictedReasonGoesWhereThatReasonGoes() throws IOException {
    configure(
        """
        [reason.prohibited-use]
        upload-to = "folder:outbox/standards"
        """);

    sealbag.run("import", "--reason", "prohibited use", EXPORT);
    assertThat(sealbag.run("list", "--json").text("code")).isEqualTo("RESTRICTED");
    Sealbag.Run run = sealbag.run("release", RECEIPT, "--because", "authorised");

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(files("standards")).contains(RECEIPT + ".zip");
    assertThat(files("restricted")).isEmpty();
    assertThat(stubName("restricted-records")).isNotEmpty();
  }

  @Test
  void theEvidenceServiceIsToldCategoryMarkingAndTagOfTheReason() throws Exception {
    try (var evidence = EvidenceEndpoint.start(folder.resolve("bucket"))) {
      configure(
          """
          [upload]
          to = "axon:%s"
          partner-id = "%s"
          client-id = "%s"
          category = "Digital - Comms"
          [reason.evidence-received]
          category = "Serious crime"
          marking = "OFFICIAL"
          """
              .formatted(evidence.base(), EvidenceEndpoint.PARTNER_ID, EvidenceEndpoint.CLIENT_ID));

      Sealbag.Run run = sealbag.run("import", "--reason", "evidence received", EXPORT);

      assertThat(run.code()).as("%s", run).isZero();
      JsonNode asked = JsonMapper.shared().readTree(evidence.asked().getFirst());
      assertThat(asked.at("/categories/0").asString()).isEqualTo("Serious crime");
      assertThat(asked.path("protectiveMarking").asString()).isEqualTo("OFFICIAL");
      assertThat(asked.path("tags").toString()).contains("evidence-received");
    }
  }

  @Test
  void aLinkToTheCaseThatIsNotMadeIsLeftToTheClerkAndHoldsNothing() throws Exception {
    try (var evidence = EvidenceEndpoint.start(folder.resolve("bucket"))) {
      evidence
          .server()
          .stubFor(
              post(urlMatching(".*/relationships/evidence"))
                  .atPriority(1)
                  .willReturn(aResponse().withStatus(400)));
      configure(
          """
          [upload]
          to = "axon:%s"
          partner-id = "%s"
          client-id = "%s"
          link-case = "on"
          """
              .formatted(evidence.base(), EvidenceEndpoint.PARTNER_ID, EvidenceEndpoint.CLIENT_ID));

      Sealbag.Run run = sealbag.run("import", "--reference", "01/2345678/26", EXPORT);

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).contains("Left to do", "not linked to");
      assertThat(sealbag.run("list", "--json").text("state")).isEqualTo("recorded");
      Path stub = sealbag.home().resolve("outbox/records").resolve(stubName("records"));
      assertThat(JsonMapper.shared().readTree(Files.readString(stub)).at("/meta/todo").toString())
          .contains("caseLink", "not linked to");
    }
  }

  @Test
  void aSheetForImportByHandLiesBesideThePackage() throws IOException {
    configure(
        """
        [upload]
        import-sheet = "on"
        category = "Digital - Comms"
        [reason.evidence-received]
        category = "Serious crime"
        """);

    sealbag.run("import", "--reason", "evidence received", "--reference", "01/2345678/26", EXPORT);

    assertThat(files("evidence")).containsExactly(RECEIPT + ".csv", RECEIPT + ".zip");
    Path sheet = sealbag.home().resolve("outbox/evidence").resolve(RECEIPT + ".csv");
    assertThat(Files.readString(sheet))
        .startsWith("\"ID\",\"Title\",\"Category\",\"Owner Badge\",\"Recorded On\"")
        .contains("\"01/2345678/26\"", "\"Serious crime\"", "phone time");
    assertThat(sealbag.run("list", "--json").text("state")).isEqualTo("recorded");
  }

  @Test
  void theRecordIsToldCategoryAndMarkingOfTheReason() throws IOException {
    configure(
        """
        [records]
        handling = "Need to know"
        [reason.evidence-received]
        category = "Serious crime"
        marking = "OFFICIAL"
        """);

    sealbag.run("import", "--reason", "evidence received", EXPORT);

    JsonNode stub = stub("records");
    assertThat(stub.path("x-protectiveMarking").asString()).isEqualTo("OFFICIAL");
    assertThat(stub.path("x-category").asString()).isEqualTo("Serious crime");
    assertThat(stub.path("x-handlingInstructions").asString()).isEqualTo("Need to know");
  }

  @Test
  void aMarkingAboveOfficialSensitiveAndAReasonThatIsNoneAreRefused() throws IOException {
    configure(
        """
        [reason.evidence-received]
        marking = "SECRET"
        retention-days = 30
        deliver = "perhaps"
        [reason.gossip]
        deliver = "stub-only"
        """);

    Sealbag.Run run = sealbag.run("config", "check");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("reason.evidence-received.marking is above OFFICIAL-SENSITIVE")
        .contains("reason.evidence-received.retention-days does nothing there")
        .contains("reason.evidence-received.deliver is \"perhaps\"")
        .contains("[reason.gossip] is no reason; give one of evidence-received");
  }
}
