package sealbag.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The same export gives the same `data/`, whatever brought it and wherever it is sealed.
class SameDataAnywhereTest {
  private static final Path MAILS = Sealbag.FIXTURES.resolve("mails");
  private static final Path ZIP =
      Sealbag.FIXTURES.resolve("exports/android-one-to-one-with-media-24h-dmy/export.zip");

  private static final List<String> KOLKATA =
      List.of("env", "TZ=Asia/Kolkata", "LC_ALL=tr_TR", "sh", "-c", "umask 077; exec \"$@\"", "sh");
  private static final List<String> KIRITIMATI =
      List.of("env", "TZ=Pacific/Kiritimati", "sh", "-c", "umask 000; exec \"$@\"", "sh");
  private static final List<String> TURKISH = List.of("-Duser.language=tr", "-Duser.country=TR");
  private static final List<String> ARABIC = List.of("-Duser.language=ar");

  @TempDir private Path folder;

  @Test
  void mailZipAndFolderGiveTheSameDataInAnyZoneAndLanguage() throws Exception {
    Path loose = folder.resolve("loose");
    unzip(ZIP, loose);

    List<SealedZip> there =
        importIn(
            KOLKATA,
            TURKISH,
            MAILS.resolve("android-with-media.eml"),
            MAILS.resolve("loose-text-with-loose-media.eml"));
    List<SealedZip> elsewhere = importIn(KIRITIMATI, ARABIC, ZIP, loose);
    Sealbag.Run here = new Sealbag(folder.resolve("here")).run("import", "--json", ZIP, loose);

    for (int i = 0; i < 2; i++) {
      SealedZip local = GoldenMailsTest.packages(here.items().get(i)).getFirst();
      assertThat(there.get(i).data()).isEqualTo(local.data()).hasSizeGreaterThan(10);
      assertThat(elsewhere.get(i).data()).isEqualTo(local.data());
      elsewhere.get(i).assertSound();
      there.get(i).assertSound();
    }
    assertPrivate(folder.resolve("home-" + ARABIC.hashCode()));
  }

  private static void unzip(Path zip, Path to) throws IOException {
    Files.createDirectories(to);
    try (var archive = new ZipFile(zip.toFile())) {
      for (var entry : archive.stream().toList()) {
        Files.copy(archive.getInputStream(entry), to.resolve(entry.getName()));
      }
    }
  }

  private List<SealedZip> importIn(List<String> place, List<String> language, Path... paths)
      throws Exception {
    Path home = folder.resolve("home-" + language.hashCode());
    List<String> words =
        Stream.concat(
                Stream.of("import", "--json", "--home", home.toString()),
                Stream.of(paths).map(Path::toString))
            .toList();
    Process child = ChildProcess.start(place, language, words);
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(err).isZero();
    List<JsonNode> items = new Sealbag.Run(0, out, err).items();
    return items.stream().map(item -> GoldenMailsTest.packages(item).getFirst()).toList();
  }

  /// Under the most generous umask too, nobody else may look.
  private static void assertPrivate(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all)
          .allSatisfy(
              path ->
                  assertThat(Files.getPosixFilePermissions(path))
                      .noneMatch(right -> !right.name().startsWith("OWNER")));
    }
  }
}
