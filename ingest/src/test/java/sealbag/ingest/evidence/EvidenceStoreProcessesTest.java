package sealbag.ingest.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store and a second JVM beside it.
class EvidenceStoreProcessesTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void nameTheStore() {
    folder = temp.resolve("evidence");
  }

  @Test
  void theScratchOfALivingProcessIsLeftAloneAndThatOfADeadOneIsRemoved() throws Exception {
    Process other = OtherProcess.start("", "hold", folder.toString());
    try (BufferedReader out = other.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");

      EvidenceStore.open(folder).close();
      assertThat(files("incoming")).anyMatch(name -> name.endsWith(".part"));
    } finally {
      other.destroyForcibly().waitFor();
    }

    EvidenceStore.open(folder).close();
    assertThat(files("incoming")).isEmpty();
    assertThat(files("objects")).isEmpty();
  }

  @Test
  void aSecondStoreInOneProcessDoesNotFreeTheLockOfTheFirst() throws Exception {
    try (EvidenceStore first = EvidenceStore.open(folder)) {
      Path scratch = Files.writeString(first.workFolder().resolve("half.part"), "x");
      EvidenceStore.open(folder).close();

      Process other = OtherProcess.start("", "keep", folder.toString(), "10");

      assertThat(output(other)).isEqualTo("kept");
      assertThat(scratch).exists();
    }
  }

  @Test
  void aFullDiskLeavesNoHalfObject() throws Exception {
    Process other = OtherProcess.start("ulimit -f 200;", "keep", folder.toString(), "2000000");

    assertThat(output(other)).isEqualTo("failed with 0 objects and 0 scratch files");
  }

  @Test
  void aStrictUmaskAndALooseOneGiveTheSameModes() throws Exception {
    for (String umask : List.of("umask 0;", "umask 0277;")) {
      assertThat(output(OtherProcess.start(umask, "keep", folder.toString(), "10")))
          .isEqualTo("kept");
    }

    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        assertThat(Files.getPosixFilePermissions(path))
            .hasSize(Files.isDirectory(path) ? 3 : 1)
            .allMatch(permission -> permission.name().startsWith("OWNER_"));
      }
    }
  }

  private static String output(Process process) throws Exception {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String said = out.readLine();
      process.waitFor();
      return String.valueOf(said);
    }
  }

  private List<String> files(String part) throws IOException {
    try (Stream<Path> paths = Files.walk(folder.resolve(part))) {
      return paths.filter(Files::isRegularFile).map(path -> path.getFileName().toString()).toList();
    }
  }
}
