package sealbag.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/// What the script `sealbag` starts, seen by a `java` that only tells its arguments.
class LauncherTest {
  private static final String TELLS = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

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
}
