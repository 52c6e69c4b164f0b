package sealbag.parsers.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sealbag.fixtures.hostile.HostileFile;
import sealbag.fixtures.hostile.HostileMedia;
import sealbag.parsers.media.Inspection.Outcome;

/// Every hostile file through detection here and inspection in the real second JVM. Each costs at
/// most its limit, fetches nothing, reads nothing around it, and leaves nothing behind.
class HostileMediaTest {
  private static final Path MEDIA = Path.of(System.getProperty("sealbag.fixtures"), "media");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String CANARY = "canary-5f1c";
  private static final Set<String> SETTINGS =
      Set.of(
          "confined-java",
          "media-reader.xml",
          "no-hosts",
          "quiet-logback.xml",
          "quiet-logging.properties");

  /// What is not simply read, or has no reader.
  private static final Map<String, Outcome> ENDINGS =
      Map.ofEntries(
          Map.entry("chunk-of-2-gibibytes.png", Outcome.UNREADABLE),
          Map.entry("pixels-without-end.bmp", Outcome.UNREADABLE),
          Map.entry("boxes-in-boxes.mp4", Outcome.CRASHED),
          Map.entry("tag-of-256-megabytes.mp3", Outcome.UNREADABLE),
          Map.entry("pages-without-end.opus", Outcome.UNREADABLE),
          Map.entry("arrays-in-arrays.pdf", Outcome.UNREADABLE),
          Map.entry("stream-in-the-way-of-1-gibibyte.pdf", Outcome.OUT_OF_MEMORY),
          Map.entry("one-line-of-70-megabytes.vcf", Outcome.UNREADABLE));

  @TempDir private static Path folder;
  private static final ConcurrentLinkedQueue<String> FETCHED = new ConcurrentLinkedQueue<>();
  private static HttpServer listener;
  private static MediaInspector inspector;

  @BeforeAll
  static void start() throws IOException {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          FETCHED.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    listener.start();
    Files.writeString(folder.resolve("secret"), CANARY);
    inspector =
        new MediaInspector(new MediaInspector.Settings(folder.resolve("work"), JAVA, LIMIT, 256));
  }

  @AfterAll
  static void stop() {
    inspector.close();
    listener.stop(0);
  }

  private static String url() {
    return "http://127.0.0.1:" + listener.getAddress().getPort();
  }

  static Stream<HostileFile> files() throws IOException {
    byte[] photo = Files.readAllBytes(MEDIA.resolve("photo.jpg"));
    return HostileMedia.all(url(), folder.resolve("secret"), photo).stream();
  }

  static Stream<HostileFile> markup() throws IOException {
    return files().filter(HostileMediaTest::isMarkup);
  }

  private static String type(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new MediaTypes().detect(in);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aHostileFileCostsAtMostItsLimitAndTheNextIsRead(HostileFile hostile) throws Exception {
    Path file = hostile.in(folder);
    long start = System.nanoTime();

    String type = type(file);
    Inspection inspection = inspector.inspect(file, type);

    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(taken).isLessThan(LIMIT.plusSeconds(20));
    assertThat(type).isEqualTo(hostile.mediaType());
    assertThat(inspection.outcome()).isEqualTo(ending(hostile, inspection));
    assertThat(inspection.toString()).doesNotContain(CANARY);
    assertThat(FETCHED).isEmpty();
    assertThat(remains()).isSubsetOf(SETTINGS);
    assertThat(inspector.inspect(MEDIA.resolve("photo.jpg"), "image/jpeg").facts().widthPixels())
        .hasValue(640);
    Files.delete(file);
  }

  private static Outcome ending(HostileFile hostile, Inspection inspection) {
    Outcome readOrSkipped =
        inspection.outcome() == Outcome.SKIPPED && isMarkup(hostile)
            ? Outcome.SKIPPED
            : Outcome.READ;
    return ENDINGS.getOrDefault(hostile.name(), readOrSkipped);
  }

  private static boolean isMarkup(HostileFile hostile) {
    return hostile.name().endsWith(".svg") || hostile.name().endsWith(".docx");
  }

  private static List<String> remains() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("work"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /// No reader is there for them; were one added, it would still not reach out.
  @ParameterizedTest
  @MethodSource("markup")
  void evenUnderAFalseTypeNothingIsFetched(HostileFile hostile) throws Exception {
    Path file = hostile.in(folder);

    Inspection inspection = inspector.inspect(file, "application/pdf");

    assertThat(inspection.toString()).doesNotContain(CANARY);
    assertThat(FETCHED).isEmpty();
  }

  @Test
  void theListenerHearsWhoeverAsks() throws Exception {
    try (InputStream _ = URI.create(url() + "/asked").toURL().openStream()) {
      throw new AssertionError("there is nothing to read");
    } catch (IOException _) {
      assertThat(FETCHED).containsExactly("/asked");
    }
    FETCHED.clear();
  }

  @Test
  void theNumbersOfAHostilePictureAreReadAsItStatesThem() throws Exception {
    HostileFile huge =
        files().filter(file -> file.name().equals("60000-by-60000.png")).findFirst().orElseThrow();
    HostileFile frames =
        files().filter(file -> file.name().equals("100000-frames.gif")).findFirst().orElseThrow();

    MediaFacts picture = inspector.inspect(huge.in(folder), "image/png").facts();

    assertThat(picture.widthPixels()).hasValue(60_000);
    assertThat(picture.heightPixels()).hasValue(60_000);
    assertThat(inspector.inspect(frames.in(folder), "image/gif").facts().frames())
        .hasValue(100_000);
  }
}
