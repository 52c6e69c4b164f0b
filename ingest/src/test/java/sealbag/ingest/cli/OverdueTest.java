package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.config.Config;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.pipeline.Discovery;
import tools.jackson.databind.JsonNode;

/// What is late, and what is told of it.
class OverdueTest {
  private static final Actor TESTER = new Actor(Actor.Type.PERSON, "tester");
  private static final Map<String, String> SECRET = Map.of("SEALBAG_UPLOAD_SECRET", "secret");

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeEach
  void aServiceThatIsAway() throws IOException {
    sealbag = new Sealbag(Files.createDirectory(folder.resolve("home")), SECRET);
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"),
        """
        [upload]
        to = "axon:http://127.0.0.1:%d"
        partner-id = "agency"
        client-id = "client"
        [reason.record-of-contact]
        deliver = "stub-only"
        """
            .formatted(unusedPort()));
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void importAgo(Duration age, String words, String reason) throws Exception {
    Path export = folder.resolve("WhatsApp Chat with " + words + ".txt");
    Files.writeString(export, OfficerMail.chat("Dana", words));
    Instant then = Instant.now().minus(age);
    try (var application =
        Application.open(Config.read(sealbag.home(), SECRET), InstantSource.fixed(then))) {
      var claims =
          new Claims(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason));
      take(application, export, claims);
    }
  }

  private static void take(Application application, Path file, Claims claims) throws Exception {
    var candidate = new Discovery.Candidate(file, false, Optional.empty());
    application.importer(TESTER).take(candidate, claims);
  }

  @Test
  void whatIsNotUploadedInTimeIsShownWithTheAgeOfEachStep() throws Exception {
    importAgo(Duration.ofHours(30), "late", "evidence received");
    importAgo(Duration.ofHours(2), "new", "evidence received");
    importAgo(Duration.ofHours(30), "contact", "record of contact");

    Sealbag.Run json = sealbag.run("list", "--overdue", "--json");
    Sealbag.Run text = sealbag.run("list", "--overdue");

    JsonNode item = json.item();
    assertThat(item.path("receipt").asString()).isEqualTo("SB-2026-000001");
    assertThat(item.path("state").asString()).isEqualTo("sealed");
    assertThat(item.path("lacks").asString()).isEqualTo("uploaded");
    assertThat(item.path("limitHours").asInt()).isEqualTo(24);
    assertThat(item.path("lastMessage").asString()).isEqualTo("2026-11-14T10:00");
    assertThat(item.path("lastMessageZone").asString()).isEqualTo("unknown");
    assertThat(item.path("sealedAt").isNull()).isFalse();
    assertThat(item.path("uploadedAt").isNull()).isTrue();
    assertThat(item.path("ageSeconds").asLong()).isGreaterThanOrEqualTo(30 * 3600);
    assertThat(json.summary().path("overdue").asInt()).isEqualTo(1);
    assertThat(text.out())
        .contains("SB-2026-000001  sealed  not uploaded within 24 hours")
        .contains("2026-11-14T10:00  last in the chat, phone time, zone unknown")
        .contains("1 d 6 h ago")
        .contains("Uploaded   not yet");
  }

  @Test
  void ofRestrictedOnesNothingButTheirNumberIsTold() throws Exception {
    importAgo(Duration.ofHours(100), "secret words", "prohibited use");

    Sealbag.Run text = sealbag.run("list", "--overdue");
    Sealbag.Run json = sealbag.run("list", "--overdue", "--json");

    assertThat(text.out())
        .startsWith("1 more that are restricted")
        .doesNotContain("SB-2026")
        .doesNotContain("secret");
    assertThat(json.items()).isEmpty();
    assertThat(json.summary().path("restricted").asInt()).isEqualTo(1);
  }

  @Test
  void limitsAreSettingsAndHeldOnesAreThereWithTheirReason() throws Exception {
    importAgo(Duration.ofHours(30), "late", "evidence received");
    Files.writeString(folder.resolve("note.txt"), "no chat at all");
    Instant then = Instant.now().minus(Duration.ofHours(30));
    try (var application =
        Application.open(Config.read(sealbag.home(), SECRET), InstantSource.fixed(then))) {
      take(application, folder.resolve("note.txt"), Claims.none());
    }

    List<JsonNode> items = sealbag.run("list", "--overdue", "--json").items();
    Path toml = sealbag.home().resolve("sealbag.toml");
    Files.writeString(toml, Files.readString(toml) + "[policy]\nupload-within-hours = 48\n");
    Sealbag.Run later = sealbag.run("list", "--overdue");

    assertThat(items).hasSize(2);
    assertThat(items.get(1).path("code").asString()).isEqualTo("NO_EXPORT");
    assertThat(later.out()).isEqualTo("Nothing is overdue.\n");
  }

  @Test
  void aLargePackageWaitsForItsHoursAndAPersonCanSendItAtOnce() throws Exception {
    var now = ZonedDateTime.now(ZoneId.of("Europe/London"));
    String hours = "%02d:00-%02d:59".formatted((now.getHour() + 3) % 24, (now.getHour() + 3) % 24);
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"),
        "[upload]\nlarge-from-mib = 1\nlarge-only-between = \"" + hours + "\"\n");
    Path export = folder.resolve("WhatsApp Chat with Dana.txt");
    Files.writeString(
        export, OfficerMail.chat("Dana", "large") + "x".repeat(99).concat("\n").repeat(12_000));

    Sealbag.Run run = sealbag.run("import", "--json", export);
    Sealbag.Run list = sealbag.run("list");
    Sealbag.Run sent = sealbag.run("retry", "--because", "needed in court today", "--json");

    assertThat(run.text("outcome")).as("%s", run).isEqualTo("sealed");
    assertThat(list.out()).contains("next try", "It is large (", hours);
    assertThat(sent.text("state")).isEqualTo("recorded");
  }
}
