package sealbag.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.Sha256;
import sealbag.ingest.health.HealthServer.Pages;
import sealbag.ingest.ledger.Actor;
import sealbag.ingest.ledger.Claimant;
import sealbag.ingest.ledger.Claims;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Intake;
import sealbag.ingest.ledger.Ledger;
import sealbag.ingest.ledger.ListedMail;
import sealbag.ingest.ledger.Progress;
import sealbag.ingest.ledger.Submission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is told over HTTP, by the real server and out of a real ledger.
class HealthServerTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Actor DAEMON = new Actor(Actor.Type.SERVICE, "sealbag");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Instant now = NOON;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger =
        Ledger.open(
            Ledger.sqlite(folder.resolve("ledger.db")),
            Claimant.ofThisProcess("host"),
            () -> now,
            folder);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    ledger.close();
  }

  private HealthServer serve(List<Check> live, List<Check> ready, List<Gauge> metrics)
      throws IOException {
    return HealthServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        new Pages(live, ready, metrics),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private HttpResponse<String> ask(HealthServer server, String method, String path)
      throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    return client.send(
        HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> get(HealthServer server, String path) throws Exception {
    return ask(server, "GET", path);
  }

  private Submission arrive(String bytes) {
    Sha256 hash = Sha256.of(bytes.getBytes(StandardCharsets.UTF_8));
    var intake = new Intake(Intake.Kind.FILE, hash, bytes.length(), "mail.eml");
    return ledger.arrive(intake, Claims.none(), DAEMON).submission();
  }

  private void hold(Submission submission, HoldReason reason) throws Exception {
    Submission claimed = ledger.claim(submission.number()).orElseThrow();
    var held = new Progress.Held(reason, "A person decides.", claimed.progress());
    ledger.advance(claimed, held, List.of(), DAEMON);
  }

  @Test
  void readyIsYesWhileEveryCheckIs() throws Exception {
    var ready =
        List.of(
            Checks.store(() -> {}), Checks.ledger(ledger), Checks.disk(() -> 5L << 30, 1L << 30));
    try (HealthServer server = serve(List.of(), ready, List.of())) {
      HttpResponse<String> answer = get(server, "/health/ready");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/json; charset=utf-8");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.body().lines())
          .containsExactly(
              "{\"status\":\"ok\",\"checks\":[",
              "  {\"check\":\"store\",\"ok\":true,\"says\":\"Bytes can be kept.\"},",
              "  {\"check\":\"ledger\",\"ok\":true,\"says\":\"It answers.\"},",
              "  {\"check\":\"disk\",\"ok\":true,\"says\":\"5,120 MiB free; mails are taken down to 1,024 MiB.\"}",
              "]}");
    }
  }

  @Test
  void oneCheckThatFailsMakesItNotReadyAndOnlyThat() throws Exception {
    var live = List.of(new Check("job work-1", () -> Check.Answer.well("Resting for 1 s.")));
    var ready = List.of(Checks.ledger(ledger), Checks.disk(() -> 5, 1L << 30));
    ledger.close();
    try (HealthServer server = serve(live, ready, List.of(Gauges.ready(ready)))) {
      HttpResponse<String> answer = get(server, "/health/ready");
      JsonNode report = JSON.readTree(answer.body());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(report.get("status").asString()).isEqualTo("not ok");
      assertThat(report.at("/checks/0/ok").asBoolean()).isFalse();
      assertThat(report.at("/checks/1/says").asString()).contains("0 MiB free");
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(Exposition.read(get(server, "/metrics").body()).value("sealbag_ready")).isZero();
    }
  }

  @Test
  void liveAnswersWhileAnotherCheckHangs() throws Exception {
    var asked = new CountDownLatch(1);
    var letGo = new CountDownLatch(1);
    var hangs =
        new Check(
            "ledger",
            () -> {
              asked.countDown();
              letGo.await();
              return Check.Answer.well("It answers.");
            });
    try (HealthServer server = serve(List.of(), List.of(hangs), List.of())) {
      Thread other = Thread.startVirtualThread(() -> getQuietly(server, "/health/ready"));
      asked.await();

      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);

      letGo.countDown();
      other.join();
    }
  }

  private void getQuietly(HealthServer server, String path) {
    try {
      get(server, path);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void otherMethodsAndOtherPathsAreRefused() throws Exception {
    try (HealthServer server = serve(List.of(), List.of(), List.of())) {
      for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE")) {
        HttpResponse<String> answer = ask(server, method, "/health/live");
        assertThat(answer.statusCode()).as(method).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).as(method).contains("GET");
      }
      for (String path :
          List.of("/", "/health", "/health/live/", "/metricsx", "/%2e%2e/metrics", "/x?/metrics")) {
        assertThat(get(server, path).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void aPortThatIsTakenIsAnErrorAtTheStart() throws Exception {
    try (HealthServer server = serve(List.of(), List.of(), List.of())) {
      var pages = new Pages(List.of(), List.of(), List.of());
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThatThrownBy(() -> HealthServer.start(server.address(), pages, threads))
            .isInstanceOf(BindException.class);
      }
    }
  }

  private List<Gauge> everything() {
    Supplier<MailboxStanding> read =
        () ->
            new MailboxStanding(
                "exports",
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofMinutes(15));
    var gauges = new Gauges(ledger, () -> now);
    var all = new ArrayList<Gauge>();
    all.add(Gauges.build("0.1.0"));
    all.add(Gauges.ready(List.of()));
    all.add(Gauges.disk(() -> 123_456_789_012L));
    all.addAll(gauges.counts());
    all.addAll(gauges.mailboxes(List.of(read)));
    return all;
  }

  private void listOneMail() {
    var mail = new ListedMail("1/1", "mail.eml", 9, Optional.empty(), 0);
    ledger.mailboxes().lease("exports");
    ledger.mailboxes().note("exports", List.of(mail), "1", Optional.empty());
  }

  @Test
  void theMetricsCountWhatIsInTheLedger() throws Exception {
    arrive("a");
    now = NOON.plusSeconds(40);
    arrive("b");
    hold(arrive("c"), HoldReason.NO_EXPORT);
    Submission waits = ledger.claim(arrive("d").number()).orElseThrow();
    ledger.defer(waits, now.plusSeconds(600), "The destination is away.");
    listOneMail();
    now = NOON.plusSeconds(100);

    try (HealthServer server = serve(List.of(), List.of(), everything())) {
      HttpResponse<String> answer = get(server, "/metrics");
      Exposition told = Exposition.read(answer.body());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(told.value("sealbag_submissions", "state", "received", "reason", "")).isEqualTo(3);
      assertThat(told.value("sealbag_submissions", "state", "held", "reason", "NO_EXPORT"))
          .isEqualTo(1);
      assertThat(told.value("sealbag_submissions", "state", "held", "reason", "MALWARE")).isZero();
      assertThat(told.value("sealbag_due_submissions")).isEqualTo(2);
      assertThat(told.value("sealbag_oldest_open_seconds", "state", "received")).isEqualTo(100);
      assertThat(told.value("sealbag_oldest_open_seconds", "state", "held")).isEqualTo(60);
      assertThat(told.value("sealbag_oldest_open_seconds", "state", "sealed")).isZero();
      assertThat(told.value("sealbag_mailbox_last_answer_seconds", "mailbox", "exports"))
          .isEqualTo(100);
      assertThat(told.value("sealbag_mailbox_last_round_seconds", "mailbox", "exports"))
          .isInfinite();
      assertThat(told.value("sealbag_mailbox_mails", "mailbox", "exports", "state", "listed"))
          .isEqualTo(1);
      assertThat(told.value("sealbag_letters", "state", "waiting")).isZero();
      assertThat(told.value("sealbag_disk_free_bytes")).isEqualTo(123_456_789_012.0);
      assertThat(told.value("sealbag_build_info", "version", "0.1.0")).isEqualTo(1);
      assertThat(told.value("sealbag_metrics_unanswered")).isZero();
    }
  }

  @Test
  void whatCannotBeFoundOutIsLeftOutAndCounted() throws Exception {
    ledger.close();
    try (HealthServer server = serve(List.of(), List.of(), everything())) {
      HttpResponse<String> answer = get(server, "/metrics");
      Exposition told = Exposition.read(answer.body());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(told.series()).containsKey("sealbag_disk_free_bytes");
      assertThat(told.series()).doesNotContainKey("sealbag_submissions");
      assertThat(told.value("sealbag_metrics_unanswered")).isEqualTo(5);
    }
  }

  @Test
  void labelsAreEscaped() {
    String text = PrometheusText.of(List.of(Gauges.build("a\"b\\c\nd")));

    assertThat(Exposition.read(text).value("sealbag_build_info", "version", "a\\\"b\\\\c\\nd"))
        .isEqualTo(1);
  }

  @Test
  void theReadmeListsWhatIsTold() throws Exception {
    String readme =
        Files.readString(Path.of(System.getProperty("sealbag.fixtures")).resolve("../README.md"));
    List<String> rows = readme.lines().filter(line -> line.startsWith("| `sealbag_")).toList();
    Exposition told = Exposition.read(PrometheusText.of(everything()));

    assertThat(rows)
        .containsExactlyElementsOf(
            List.of(Metric.values()).stream().map(HealthServerTest::row).toList());
    assertThat(told.help().keySet())
        .containsExactlyInAnyOrderElementsOf(
            List.of(Metric.values()).stream().map(Metric::series).toList());
    for (Metric metric : Metric.values()) {
      assertThat(told.help()).containsEntry(metric.series(), metric.help());
      told.series()
          .getOrDefault(metric.series(), List.of())
          .forEach(one -> assertThat(one.labels().keySet()).hasSameElementsAs(metric.labels()));
    }
  }

  private static String row(Metric metric) {
    String labels =
        metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |"
        .formatted(metric.series(), labels, metric.help())
        .replace("|  |", "| |");
  }
}
