package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Object Lock by reason, in front of a store that keeps one object and says what it was asked for.
/// No store that enforces locks is there for tests: that a lock holds is not proven here.
class ReasonLocksTest {
  private static final Path EXPORT =
      Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt");
  private static final List<String> LOCKS =
      List.of(
          "x-amz-object-lock-mode",
          "x-amz-object-lock-retain-until-date",
          "x-amz-object-lock-legal-hold");

  @TempDir private Path folder;
  private Sealbag sealbag;
  private final Store store = new Store();
  private final WireMockServer server =
      new WireMockServer(
          WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort().extensions(store));

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "practice");
    System.setProperty("aws.secretAccessKey", "practice-only");
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    sealbag = new Sealbag(Files.createDirectory(folder.resolve("home")));
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"),
        """
        [upload]
        to = "s3://evidence/sealed"
        s3-endpoint = "http://127.0.0.1:%d"
        s3-path-style = "on"
        s3-lock-mode = "governance"
        s3-lock-days = 7
        s3-legal-hold = "on"
        [reason.evidence-received]
        retention-days = 30
        """
            .formatted(server.port()));
  }

  @AfterEach
  void stop() {
    server.stop();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @ParameterizedTest
  @CsvSource({"evidence received,30", "record of contact,7"})
  void eachReasonIsKeptAsLongAsItsSectionSaysUnderALegalHold(String reason, int days) {
    Sealbag.Run run = sealbag.run("import", "--reason", reason, EXPORT);

    assertThat(run.code()).as("%s", run).isZero();
    JsonNode item = sealbag.run("list", "--json").item();
    assertThat(item.path("state").asString()).isEqualTo("recorded");
    assertThat(store.puts).hasSize(1);
    Request put = store.puts.getFirst();
    assertThat(put.getHeader("x-amz-object-lock-mode")).isEqualTo("GOVERNANCE");
    assertThat(put.getHeader("x-amz-object-lock-legal-hold")).isEqualTo("ON");
    Instant until = Instant.parse(put.getHeader("x-amz-object-lock-retain-until-date"));
    Instant received = Instant.parse(item.path("receivedAt").asString());
    assertThat(Duration.between(received.plus(Duration.ofDays(days)), until).abs())
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aStoreThatForgetsTheLockOfAReasonIsForAPerson() {
    store.forgetsLocks = true;

    Sealbag.Run run = sealbag.run("import", "--json", "--reason", "evidence received", EXPORT);

    assertThat(run.text("code")).as("%s", run).isEqualTo("UPLOAD_REFUSED");
    assertThat(run.text("reason")).contains("does not show");
  }

  /// Keeps the last object that was put.
  private static final class Store implements ResponseDefinitionTransformerV2 {
    private final List<Request> puts = new ArrayList<>();
    private volatile boolean forgetsLocks;

    @Override
    public String getName() {
      return "store";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      if (request.getMethod().getName().equals("PUT")) {
        puts.add(request);
      } else if (puts.isEmpty()) {
        return new ResponseDefinitionBuilder().withStatus(404).build();
      }
      Request put = puts.getLast();
      var held =
          new ResponseDefinitionBuilder()
              .withStatus(200)
              .withHeader("ETag", "\"etag\"")
              .withHeader("x-amz-checksum-sha256", put.getHeader("x-amz-checksum-sha256"))
              .withHeader("x-amz-checksum-type", "FULL_OBJECT");
      if (request.getMethod().getName().equals("HEAD")) {
        held = held.withHeader("Content-Length", String.valueOf(put.getBody().length));
        for (String lock : forgetsLocks ? List.<String>of() : LOCKS) {
          held = held.withHeader(lock, put.getHeader(lock));
        }
      }
      return held.build();
    }
  }
}
