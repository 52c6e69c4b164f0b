package sealbag.ingest.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sealbag watch` in a process of its own, with its health at a port that is free.
final class Watching implements AutoCloseable {
  private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/health");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final int port;

  private Watching(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Lets every `watch` of this home folder take a free port for its health.
  static void useAnyPort(Path home) throws IOException {
    Files.writeString(
        home.resolve("sealbag.toml"),
        "\n[watch]\nhealth = \"127.0.0.1:0\"\n",
        StandardOpenOption.APPEND);
  }

  /// Returns when its health can be asked.
  static Watching start(Path home, String... jvm) throws IOException {
    Process process =
        ChildProcess.start(List.of(), List.of(jvm), List.of("watch", "--home", home.toString()));
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher health = HEALTH.matcher(line);
      if (health.find()) {
        Thread.ofVirtual().start(() -> drain(said));
        return new Watching(process, Integer.parseInt(health.group(1)));
      }
    }
    throw new IOException("watch ended before it said where its health is");
  }

  /// A log that nobody reads would stop the process.
  private static void drain(BufferedReader said) {
    try (said) {
      said.transferTo(Writer.nullWriter());
    } catch (IOException _) {
      // the process has ended
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }

  Process process() {
    return process;
  }

  /// As `kill -9` does.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /// Waits, and tells how long it took.
  static Duration until(Callable<Boolean> done, Callable<String> otherwise) throws Exception {
    long began = System.nanoTime();
    while (!done.call()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new AssertionError("not within " + PATIENCE + ": " + otherwise.call());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
