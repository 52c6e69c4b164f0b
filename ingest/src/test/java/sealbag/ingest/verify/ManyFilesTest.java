package sealbag.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sealbag.ingest.evidence.EvidenceStore;
import sealbag.ingest.packaging.Packager;
import sealbag.ingest.packaging.SamplePackage;

/// A zip of more than 65,535 files has a 64-bit end record.
class ManyFilesTest {
  private static final int MANY = 66_000;

  @TempDir Path folder;
  private SortedMap<String, byte[]> files;

  @BeforeEach
  void multiply() throws Exception {
    try (var store = EvidenceStore.open(folder.resolve("store"))) {
      files = Tampering.files(new Packager(folder, store).pack(SamplePackage.contents()).file());
    }
    for (int i = 0; i < MANY; i++) {
      files.put(SamplePackage.NUMBER + "/data/other/x" + i, new byte[0]);
    }
  }

  @Test
  void theDirectoryIsReadAndEveryFileHashed() throws IOException {
    Path zip = Tampering.zip(Tampering.rehash(files), folder.resolve("many.zip"));

    Verification verification = PackageVerifier.verify(zip);

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.files()).isEqualTo(files.size());
  }

  @Test
  void findingsDoNotPileUpWithoutEnd() throws IOException {
    Path zip = Tampering.zip(files, folder.resolve("many.zip"));

    Verification verification = PackageVerifier.verify(zip);

    assertThat(verification.findings()).hasSize(1001);
    assertThat(verification.findings().getLast().problem()).contains("further findings");
  }
}
