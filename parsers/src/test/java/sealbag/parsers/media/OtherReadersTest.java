package sealbag.parsers.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What we read of each sample, beside what exiftool, mediainfo and pdfinfo read of it. They share
/// no code with us or with each other.
class OtherReadersTest {
  private static final Path MEDIA = Path.of(System.getProperty("sealbag.fixtures"), "media");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Where exiftool has another word for the same.
  private static final Map<String, String> ITS_WORDS =
      Map.of("audio/opus", "audio/ogg", "text/x-vcard", "text/vcard");

  /// The others count what is played before the sound begins, up to 6.5 ms.
  private static final Duration CLOSE = Duration.ofMillis(20);

  @TempDir private static Path folder;
  private static MediaInspector inspector;

  @BeforeAll
  static void start() {
    inspector =
        new MediaInspector(new MediaInspector.Settings(folder, JAVA, Duration.ofSeconds(60), 256));
  }

  @AfterAll
  static void stop() {
    inspector.close();
  }

  static Stream<Path> samples() throws IOException {
    return named("");
  }

  static Stream<Path> documents() throws IOException {
    return named(".pdf");
  }

  static Stream<Path> contactFiles() throws IOException {
    return named(".vcf");
  }

  private static Stream<Path> named(String end) throws IOException {
    try (Stream<Path> files = Files.list(MEDIA)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    }
  }

  private static MediaFacts facts(Path sample) throws Exception {
    return inspector.inspect(sample, type(sample)).facts();
  }

  private static String type(Path sample) throws IOException {
    try (InputStream in = Files.newInputStream(sample)) {
      return new MediaTypes().detect(in);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void exiftoolReadsTheSame(Path sample) throws Exception {
    requireTool("exiftool", "libimage-exiftool-perl", "-ver");
    MediaFacts facts = facts(sample);

    JsonNode other = JSON.readTree(run("exiftool", "-n", "-json", sample.toString())).get(0);

    String type = type(sample);
    assertThat(ITS_WORDS.getOrDefault(type, type)).isEqualTo(other.get("MIMEType").asString());
    assertThat(facts.widthPixels()).isEqualTo(integer(other, "ImageWidth"));
    assertThat(facts.heightPixels()).isEqualTo(integer(other, "ImageHeight"));
    if (other.has("FrameCount")) {
      assertThat(facts.frames()).isEqualTo(integer(other, "FrameCount"));
    }
    assertThat(facts.pages()).isEqualTo(integer(other, "PageCount"));
    assertThat(facts.takenAt()).isEqualTo(takenAt(other));
    assertThat(facts.position().map(MediaFacts.Position::latitude))
        .isEqualTo(decimal(other, "GPSLatitude"));
    assertThat(facts.position().map(MediaFacts.Position::longitude))
        .isEqualTo(decimal(other, "GPSLongitude"));
    if (other.has("Duration") && !type.equals("image/gif")) {
      assertThat(facts.duration().orElseThrow())
          .isCloseTo(Duration.ofMillis((long) (other.get("Duration").asDouble() * 1000)), CLOSE);
    }
  }

  private static OptionalInt integer(JsonNode other, String name) {
    return other.has(name) ? OptionalInt.of(other.get(name).asInt()) : OptionalInt.empty();
  }

  private static Optional<Double> decimal(JsonNode other, String name) {
    return other.has(name) ? Optional.of(other.get(name).asDouble()) : Optional.empty();
  }

  private static Optional<String> takenAt(JsonNode other) {
    return Optional.ofNullable(other.get("DateTimeOriginal"))
        .map(JsonNode::asString)
        .map(text -> text.substring(0, 10).replace(':', '-') + "T" + text.substring(11));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void mediainfoReadsTheSame(Path sample) throws Exception {
    requireTool("mediainfo", "mediainfo", "--Version");
    MediaFacts facts = facts(sample);

    String millis = run("mediainfo", "--Output=General;%Duration%", sample.toString()).strip();
    String size = run("mediainfo", "--Output=Video;%Width% %Height%", sample.toString()).strip();

    if (!millis.isEmpty()) {
      assertThat(facts.duration().orElseThrow())
          .isCloseTo(Duration.ofMillis(Long.parseLong(millis)), CLOSE);
    }
    if (!size.isEmpty()) {
      assertThat(facts.widthPixels().orElseThrow() + " " + facts.heightPixels().orElseThrow())
          .isEqualTo(size);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void pdfinfoCountsTheSamePages(Path sample) throws Exception {
    requireTool("pdfinfo", "poppler-utils", "-v");

    String pages = run("pdfinfo", sample.toString());

    assertThat(pages).containsPattern("Pages: +" + facts(sample).pages().orElseThrow() + "\n");
  }

  @ParameterizedTest
  @MethodSource("contactFiles")
  void exiftoolFindsAsManyContacts(Path sample) throws Exception {
    requireTool("exiftool", "libimage-exiftool-perl", "-ver");

    String names = run("exiftool", "-a", "-s3", "-FormattedName", sample.toString());

    assertThat(facts(sample).contacts()).hasValue((int) names.lines().count());
  }

  /// Skipped where the Debian package is missing; in CI that is a failure.
  private static void requireTool(String tool, String debianPackage, String version) {
    boolean there = true;
    try {
      run(tool, version);
    } catch (IOException _) {
      there = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    String missing = "Debian package " + debianPackage + " is missing: NOT TESTED";
    if (System.getenv("CI") == null) {
      assumeThat(there).as(missing).isTrue();
    }
    assertThat(there).as(missing).isTrue();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }
}
