package sealbag.ingest.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sealbag.fixtures.endpoint.EvidenceEndpoint;
import sealbag.fixtures.endpoint.RecordsEndpoint;
import sealbag.ingest.evidence.Sha256;

/// The whole line, disturbed where it leaves this machine. In the end it is as if nothing had
/// happened: one piece of evidence, one record stub, nothing left open.
class DeliveryFaultsTest {
  private static final Path MAIL = Sealbag.FIXTURES.resolve("mails/text-only.eml");
  private static final String NUMBER = "SB-2026-000001";

  @TempDir private static Path bucket;
  private static EvidenceEndpoint evidence;

  @TempDir private Path folder;
  private RecordsEndpoint records;
  private int evidencesBefore;
  private long openBefore;
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
    records = RecordsEndpoint.start();
    evidencesBefore = evidence.evidences();
    openBefore = evidence.openUploads();
    sealbag = configured(Files.createDirectory(folder.resolve("home")));
  }

  @AfterEach
  void recover() {
    evidence.recover();
    records.close();
  }

  private Sealbag configured(Path home) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), EvidenceEndpoint.CLIENT_SECRET);
    Files.writeString(
        home.resolve("sealbag.toml"),
        """
        [upload]
        to = "axon:%s"
        partner-id = "%s"
        client-id = "%s"
        client-secret-file = "%s"
        [records]
        to = "%s"
        """
            .formatted(
                evidence.base(),
                EvidenceEndpoint.PARTNER_ID,
                EvidenceEndpoint.CLIENT_ID,
                secret,
                records.base()));
    return new Sealbag(home);
  }

  private Sealbag.Run retry() {
    return sealbag.run("retry", NUMBER, "--because", "it is mended", "--json");
  }

  private void isLikeAnUndisturbedRun() throws IOException {
    var item = sealbag.run("list", "--json").item();
    assertThat(item.get("state").asString()).as("%s", item).isEqualTo("recorded");
    Path sealed = sealbag.home().resolve("packages").resolve(NUMBER + ".zip");
    assertThat(evidence.held(NUMBER + ".zip"))
        .contains(Sha256.of(Files.readAllBytes(sealed)).hex());
    assertThat(evidence.evidences() - evidencesBefore).isOne();
    assertThat(evidence.openUploads()).isEqualTo(openBefore);
    assertThat(records.stubs()).hasSize(1).first().asString().contains(NUMBER);
    assertThat(sealbag.run("custody", "verify").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void aSignInThatIsDownKeepsThePackageHereUntilItIsBack(String fault) throws Exception {
    var answer =
        fault.equals("500")
            ? aResponse().withStatus(500)
            : aResponse().withFault(Fault.valueOf(fault));
    evidence.server().stubFor(any(urlMatching("/api/oauth2/token")).willReturn(answer));

    Sealbag.Run away = sealbag.run("import", "--json", MAIL);

    assertThat(away.code()).as("%s", away).isZero();
    assertThat(away.text("outcome")).isEqualTo("sealed");
    assertThat(away.text("reason")).contains("sign in").endsWith(".");
    var waiting = sealbag.run("list", "--json").item();
    assertThat(waiting.get("due").isNull()).isFalse();
    evidence.recover();
    retry();
    isLikeAnUndisturbedRun();
  }

  @Test
  void evidenceThatReadsBackWrongIsHeldAndGetsNoStub() throws Exception {
    String wrong =
        """
        {"data":{"relationships":{"files":{"data":[{"attributes":{"fileName":"SB-2026-000001.zip",
        "checksumAlg":"SHA-256","checksum":"%s","size":6}}]}}}}
        """
            .formatted("f".repeat(64));
    evidence.server().stubFor(get(urlMatching(".*/evidence/[^/]*")).willReturn(okJson(wrong)));

    Sealbag.Run run = sealbag.run("import", "--json", MAIL);

    assertThat(run.text("outcome")).isEqualTo("held");
    assertThat(run.text("code")).isEqualTo("INTEGRITY");
    assertThat(records.stubs()).isEmpty();
    evidence.recover();
    retry();
    isLikeAnUndisturbedRun();
  }

  private static int moments(Process process) throws Exception {
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return Integer.parseInt(printed.strip());
  }

  @Test
  void twoProcessesOnOneHomeThatTakeTheSameMailDeliverItOnce() throws Exception {
    Process one = CrashingImport.start(sealbag.home(), 0, MAIL);
    Process two = CrashingImport.start(sealbag.home(), 0, MAIL);

    assertThat(moments(one)).isPositive();
    assertThat(moments(two)).isPositive();

    isLikeAnUndisturbedRun();
  }

  @Test
  void aLedgerWhoseTailWasTornOffGoesOnWhereItEnds() throws Exception {
    Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
    configured(undisturbed);
    int moments = moments(CrashingImport.start(undisturbed, 0, MAIL));
    evidencesBefore = evidence.evidences();

    for (int back : List.of(9, 6, 3)) {
      records.close();
      records = RecordsEndpoint.start();
      sealbag = configured(Files.createDirectory(folder.resolve("torn-" + back)));
      assertThat(CrashingImport.start(sealbag.home(), moments - back, MAIL).waitFor())
          .isEqualTo(CrashPoints.HALTED);
      Path log = sealbag.home().resolve("ledger.db-wal");
      try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
        file.truncate(file.size() - 1000);
      }

      sealbag.run("import", "--json", MAIL);
      retry();

      isLikeAnUndisturbedRun();
      evidencesBefore = evidence.evidences();
    }
  }

  @Test
  void aDiskThatFillsUpInTheMiddleOfADeliveryLosesAndRepeatsNothing() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted =
        system("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()) == 0;
    assumeThat(mounted).as("no right to mount a small disk: NOT TESTED").isTrue();
    try {
      sealbag = configured(Files.createDirectory(disk.resolve("home")));
      Path filler = disk.resolve("filler");
      var filled = new AtomicBoolean();
      evidence.watch(
          (call, isDone) -> {
            if (!isDone && call.matches("POST .*/evidence-uploads") && !filled.getAndSet(true)) {
              fill(filler);
            }
            return false;
          });

      List<String> command =
          List.of("import", "--home", sealbag.home().toString(), "--json", MAIL.toString());
      Process full = ChildProcess.start(List.of(), List.of(), command);
      String said = new String(full.getInputStream().readAllBytes(), UTF_8);
      assertThat(full.waitFor()).as(said).isNotZero();
      assertThat(filled).isTrue();
      assertThat(said).contains("full");
      assertThat(evidence.evidences() - evidencesBefore).isZero();
      Files.delete(filler);

      retry();
      isLikeAnUndisturbedRun();
    } finally {
      assertThat(system("umount", disk.toString())).isZero();
    }
  }

  @Test
  void aHomeThatCannotBeWrittenSendsNothingAndSaysSo() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted =
        system("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk.toString()) == 0;
    assumeThat(mounted).as("no right to mount a small disk: NOT TESTED").isTrue();
    try {
      sealbag = configured(Files.createDirectory(disk.resolve("home")));
      evidence
          .server()
          .stubFor(any(urlMatching("/api/oauth2/token")).willReturn(aResponse().withStatus(503)));
      sealbag.run("import", "--json", MAIL);
      evidence.recover();
      evidence.server().resetRequests();
      assertThat(system("mount", "-o", "remount,ro", disk.toString())).isZero();

      Sealbag.Run blocked = retry();

      assertThat(blocked.code()).as("%s", blocked).isNotZero();
      assertThat(blocked.err()).doesNotContain("\tat ");
      assertThat(evidence.server().getAllServeEvents()).isEmpty();
      assertThat(system("mount", "-o", "remount,rw", disk.toString())).isZero();
      retry();
      isLikeAnUndisturbedRun();
    } finally {
      assertThat(system("umount", disk.toString())).isZero();
    }
  }

  private static void fill(Path filler) {
    try (var out = Files.newOutputStream(filler)) {
      for (int i = 0; i < 4096; i++) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      return; // full
    }
    throw new UncheckedIOException(new IOException("the disk does not fill up"));
  }

  private static int system(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void nothingSecretIsLoggedOrPrintedWhateverGoesWrong() throws Exception {
    var said = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(said, true, UTF_8));
    var printed = new ArrayList<Sealbag.Run>();
    var tokens = new TreeSet<String>();
    try {
      for (String call :
          List.of(
              "/api/oauth2/token", ".*/evidence-uploads", ".*/part-urls", ".*/evidence/[^/]*")) {
        for (int status : List.of(400, 401, 503)) {
          evidence
              .server()
              .stubFor(
                  any(urlMatching(call))
                      .willReturn(
                          aResponse().withStatus(status).withBody("echo practice-token-1")));
          printed.add(
              printed.isEmpty()
                  ? sealbag.run("import", "--json", "--log-format", "json", MAIL)
                  : retry());
          evidence.recover();
        }
      }
      printed.add(retry());
      printed.add(sealbag.run("show", NUMBER));
    } finally {
      System.setErr(err);
    }
    evidence.server().getAllServeEvents().stream()
        .map(event -> event.getRequest().getHeader("Authorization"))
        .filter(header -> header != null)
        .forEach(header -> tokens.add(header.replace("Bearer ", "")));

    assertThat(tokens).isNotEmpty();
    assertThat(said.toString(UTF_8) + printed)
        .doesNotContain(EvidenceEndpoint.CLIENT_SECRET, "X-Amz-", "Bearer", "echo ")
        .doesNotContain(tokens);
    isLikeAnUndisturbedRun();
  }
}
