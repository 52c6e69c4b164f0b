package sealbag.ingest.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Recomputes everything in a package that can be recomputed, from the raw bytes of the zip up.
public final class PackageVerifier {

  private PackageVerifier() {}

  /// Checks one package. Whatever is wrong with it becomes a finding; memory stays small.
  ///
  /// @throws IOException only if the file cannot be opened or read
  public static Verification verify(Path zip) throws IOException {
    var findings = new Findings();
    try (ZipBytes bytes = ZipBytes.open(zip)) {
      var entries = StrictZip.read(bytes, findings);
      var bag = BagFiles.read(bytes, entries, findings);
      if (!entries.isEmpty() || findings.count() == 0) {
        checkBag(bag, findings);
      }
      return new Verification(findings.all(), bag.files().size(), bag.bytes());
    }
  }

  private static void checkBag(BagFiles bag, Findings findings) throws IOException {
    BagRules.check(bag, findings);
    ManifestRules.payload().check(bag, findings);
    ManifestRules.tags().check(bag, findings);
    Optional<String> number = BagInfoRules.check(bag, findings);
    JsonRules.check(bag, findings);
    SubmissionRules.check(bag, number, findings);
    CatalogueRules.check(bag, findings);
    MessagesRules.check(bag, findings);
    CustodyRules.check(bag, number, findings);
  }
}
