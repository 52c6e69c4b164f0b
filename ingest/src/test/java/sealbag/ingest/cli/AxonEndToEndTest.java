package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.ingest.evidence.Sha256;

/// From a file to an evidence service and a records system, over the network of this machine.
class AxonEndToEndTest {
  private static final Path EXPORT =
      Sealbag.FIXTURES.resolve("exports/android-group-without-media-24h-ymd/export.txt");
  private static final String NUMBER = "SB-2026-000001";

  @TempDir private static Path bucket;
  private static EvidenceEndpoint evidence;

  @TempDir private Path folder;
  private Sealbag sealbag;

  @BeforeAll
  static void startEvidence() throws Exception {
    evidence = EvidenceEndpoint.start(bucket);
  }

  @AfterAll
  static void stopEvidence() {
    evidence.close();
  }

  @BeforeEach
  void makeAHome() throws IOException {
    sealbag =
        new Sealbag(
            Files.createDirectory(folder.resolve("home")),
            Map.of("SEALBAG_UPLOAD_SECRET", EvidenceEndpoint.CLIENT_SECRET));
  }

  private void configure(URI upload, URI records) throws IOException {
    Files.writeString(
        sealbag.home().resolve("sealbag.toml"),
        """
        [upload]
        to = "axon:%s"
        partner-id = "%s"
        client-id = "%s"
        [records]
        to = "%s"
        """
            .formatted(upload, EvidenceEndpoint.PARTNER_ID, EvidenceEndpoint.CLIENT_ID, records));
  }

  @Test
  void anImportIsUploadedAndRecordedOnceAndSurvivesAnAbsence() throws IOException {
    try (RecordsEndpoint records = RecordsEndpoint.start()) {
      configure(nobody(), records.base());
      Sealbag.Run away = sealbag.run("import", "--json", EXPORT);
      assertThat(away.code()).as("%s", away).isZero();
      assertThat(away.text("outcome")).isEqualTo("sealed");
      assertThat(away.text("reason")).endsWith(".");
      var waiting = sealbag.run("list", "--json").item();
      assertThat(waiting.get("state").asString()).isEqualTo("sealed");
      assertThat(waiting.get("due").isNull()).isFalse();

      configure(evidence.base(), records.base());
      Sealbag.Run back = sealbag.run("retry", "--because", "it is back", "--json");
      assertThat(back.code()).as("%s", back).isZero();
      assertThat(back.text("state")).isEqualTo("recorded");

      Sealbag.Run again = sealbag.run("import", "--json", EXPORT);
      assertThat(again.text("outcome")).isEqualTo("duplicate");
      byte[] sealed = Files.readAllBytes(Path.of(back.text("package")));
      assertThat(evidence.evidences()).isEqualTo(1);
      assertThat(evidence.held(NUMBER + ".zip")).containsExactly(Sha256.of(sealed).hex());
      assertThat(records.stubs()).hasSize(1).first().asString().contains(NUMBER);
      assertThat(again.out() + back.out() + away.out())
          .doesNotContain(EvidenceEndpoint.CLIENT_SECRET);
    }
  }

  private static URI nobody() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
