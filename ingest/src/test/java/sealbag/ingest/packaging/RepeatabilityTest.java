package sealbag.ingest.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;

class RepeatabilityTest {
  @TempDir Path folder;

  @Test
  void placeLanguageAndUmaskChangeNoByte() throws Exception {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path expected;
    try (var store = EvidenceStore.open(here.resolve("store"))) {
      expected = new Packager(here, store).pack(SamplePackage.contents()).file();
    }

    for (String umask : List.of("077", "000")) {
      Path there = Files.createDirectory(folder.resolve("umask-" + umask));
      packElsewhere(there, umask);

      assertThat(there.resolve(SamplePackage.NUMBER + ".zip")).hasSameBinaryContentAs(expected);
    }
  }

  private static void packElsewhere(Path folder, String umask)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "sh",
                java,
                "-Duser.timezone=Asia/Kolkata",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-9",
                "-Dline.separator=\r\n",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PackOnce.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
