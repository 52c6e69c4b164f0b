package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the script `sealbag` starts, seen by a `java` that only tells its arguments.
class LauncherTest {
  private static final String TELLS = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  @TempDir private Path folder;
  private Path top;

  @BeforeEach
  void install() throws IOException {
    top = Files.createDirectories(folder.toRealPath().resolve("a folder *"));
    Files.copy(Sealbag.FIXTURES.resolveSibling("sealbag"), top.resolve("sealbag"));
    Files.createDirectory(top.resolve("lib"));
    Files.createFile(top.resolve("lib/sealbag-ingest.jar"));
    Files.setLastModifiedTime(top.resolve("lib/sealbag-ingest.jar"), FileTime.from(Instant.EPOCH));
    Files.writeString(top.resolve("java"), TELLS);
    Files.setPosixFilePermissions(
        top.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> started(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", top.resolve("sealbag").toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SEALBAG_JAVA", top.resolve("java").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told.lines().toList();
  }

  @Test
  void aFolderWithASpaceIsOneWordWhereverItStands() throws Exception {
    Files.writeString(top.resolve("lib/sealbag.aot"), "a cache");

    List<String> arguments = started(Map.of(), "show", "two words", "*");

    assertThat(arguments)
        .contains("-XX:AOTCache=" + top.resolve("lib/sealbag.aot"))
        .containsSubsequence("-cp", top.resolve("lib/sealbag-ingest.jar").toString())
        .endsWith("sealbag.ingest.cli.Main", "show", "two words", "*");
  }

  @Test
  void withoutACacheAndWithOptionsOfOnesOwnItStartsTheSame() throws Exception {
    List<String> arguments = started(Map.of("SEALBAG_OPTS", "-Xmx1g -Dmy=1"), "list");

    assertThat(arguments)
        .contains("-Xmx1g", "-Dmy=1")
        .noneMatch(word -> word.startsWith("-XX:AOTCache="))
        .doesNotContain("")
        .endsWith("sealbag.ingest.cli.Main", "list");
  }

  @ParameterizedTest
  @CsvSource({
    "parse, 399999999, true",
    "parse, 400000000, false",
    "verify, 9999999, true",
    "verify, 10000000, false",
    "import, 10000000, false",
    "show, 400000000, true"
  })
  void theFullCompilerIsForLargeFiles(String command, long sizeBytes, boolean isQuick)
      throws Exception {
    try (var sparse = new RandomAccessFile(folder.resolve("a file").toFile(), "rw")) {
      sparse.setLength(sizeBytes);
    }

    List<String> arguments = started(Map.of(), command, folder.resolve("a file").toString());

    assertThat(arguments.contains(QUICK)).isEqualTo(isQuick);
  }

  @Test
  void theFullCompilerIsForFoldersAndForWhatRunsForLong() throws Exception {
    assertThat(started(Map.of(), "import", folder.toString())).doesNotContain(QUICK);
    assertThat(started(Map.of(), "import", "--home", folder.toString())).contains(QUICK);
    assertThat(started(Map.of(), "watch")).doesNotContain(QUICK);
    assertThat(started(Map.of())).contains(QUICK);
  }
}
