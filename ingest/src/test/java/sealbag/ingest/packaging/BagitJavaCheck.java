package sealbag.ingest.packaging;

import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Path;

/// Checks an unpacked package with bagit-java, from the command line: `BagitJavaCheck FOLDER`.
final class BagitJavaCheck {
  private BagitJavaCheck() {}

  /// Ends with an exception, and so with exit code 1, when the bag is not valid and complete.
  public static void main(String[] folders) throws Exception {
    try (var verifier = new BagVerifier()) {
      for (String folder : folders) {
        var bag = new BagReader().read(Path.of(folder));
        verifier.isComplete(bag, false);
        verifier.isValid(bag, false);
      }
    }
    System.out.println("bagit-java: valid and complete");
  }
}
