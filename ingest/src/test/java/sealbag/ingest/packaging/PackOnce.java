package sealbag.ingest.packaging;

import java.nio.file.Path;
import sealbag.ingest.evidence.EvidenceStore;

/// Packs the sample in a process of its own.
final class PackOnce {

  private PackOnce() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (var store = EvidenceStore.open(folder.resolve("store"))) {
      new Packager(folder, store).pack(SamplePackage.contents());
    }
  }
}
