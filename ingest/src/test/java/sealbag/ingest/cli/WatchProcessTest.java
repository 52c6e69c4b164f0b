package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `watch` as a service sees it: a process that answers, and ends when it is told to.
@EnabledOnOs(OS.LINUX)
class WatchProcessTest {
  private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/health");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path home;
  private Process watch;
  private BufferedReader said;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(home.resolve("sealbag.toml"), "[watch]\nhealth = \"127.0.0.1:0\"\n");
    watch =
        ChildProcess.start(
            List.of("env", "--default-signal=TERM"),
            List.of(),
            List.of("watch", "--json", "--home", home.toString()));
    said = watch.errorReader(StandardCharsets.UTF_8);
    Matcher health = HEALTH.matcher(String.valueOf(said.readLine()));
    assertThat(health.find()).isTrue();
    port = Integer.parseInt(health.group(1));
  }

  @AfterEach
  void end() throws IOException {
    watch.destroyForcibly();
    said.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }

  /// The command of the Dockerfile, asking this process.
  private int healthCheckOfTheContainer() throws Exception {
    String command =
        Files.readAllLines(Sealbag.FIXTURES.resolve("../Dockerfile")).stream()
            .filter(line -> line.startsWith("HEALTHCHECK"))
            .map(line -> line.substring(line.indexOf('[')))
            .findFirst()
            .orElseThrow();
    List<String> words =
        JSON.readTree(command)
            .valueStream()
            .map(word -> word.asString().replace("/8787", "/" + port))
            .toList();
    assertThat(String.join(" ", words)).contains("/" + port);
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void itIsLiveAndReadyAndEndsCleanlyWhenItIsToldTo() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/live").body()).contains("job work-1", "job work-2");
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("sealbag_ready 1\n", "sealbag_build_info{");
    assertThat(healthCheckOfTheContainer()).isZero();

    new ProcessBuilder("kill", "-TERM", String.valueOf(watch.pid())).start().waitFor();

    assertThat(watch.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.exitValue()).isEqualTo(143);
    assertThat(new String(watch.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"type\":\"summary\",\"waiting\":0}\n");
    assertThat(said.lines().filter(line -> !line.startsWith("sealbag: watching"))).isEmpty();
    assertThat(healthCheckOfTheContainer()).isNotZero();
    assertThat(home.resolve("store/incoming")).isEmptyDirectory();
  }

  @Test
  void aStoreThatIsGoneMakesItNotReadyAndLeavesItAlive() throws Exception {
    Path incoming = home.resolve("store/incoming");
    Files.move(incoming, home.resolve("elsewhere"));

    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(ready.body()).at("/checks/0/says").asString())
        .startsWith("Nothing can be kept");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    Files.move(home.resolve("elsewhere"), incoming);
  }
}
