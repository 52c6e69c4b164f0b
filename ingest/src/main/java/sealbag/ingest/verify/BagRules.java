package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Which files a package must have, and the bag's declaration.
final class BagRules {

  private static final byte[] DECLARATION =
      "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
          .getBytes(StandardCharsets.US_ASCII);

  private static final List<String> REQUIRED =
      List.of(
          "README-FIRST.txt",
          BagInfoRules.FILE,
          "bagit-profile.json",
          "bagit.txt",
          CustodyRules.FILE,
          "data/catalogue.csv",
          CatalogueRules.FILE,
          ManifestRules.PAYLOAD,
          "metadata/limitations.json",
          "metadata/screening.json",
          SubmissionRules.FILE,
          "metadata/tool.json",
          ManifestRules.TAGS);

  /// Each is there when the other is.
  private static final List<String> TOGETHER =
      List.of(MessagesRules.CHAT, MessagesRules.FILE, "data/chat/messages.csv");

  private BagRules() {}

  static void check(BagFiles bag, Findings findings) throws IOException {
    for (String path : REQUIRED) {
      if (bag.find(path).isEmpty()) {
        findings.add(path, "The file is missing.");
      }
    }
    if (TOGETHER.stream().anyMatch(path -> bag.find(path).isPresent())) {
      for (String path : TOGETHER) {
        if (bag.find(path).isEmpty()) {
          findings.add(path, "The file is missing beside the other files of the chat.");
        }
      }
    }
    if (bag.find("fetch.txt").isPresent()) {
      findings.add("fetch.txt", "A package never fetches files from elsewhere.");
    }
    checkDeclaration(bag, findings);
  }

  private static void checkDeclaration(BagFiles bag, Findings findings) throws IOException {
    var file = bag.find("bagit.txt");
    if (file.isEmpty()) {
      return;
    }
    try (InputStream in = bag.open(file.get())) {
      if (!Arrays.equals(in.readNBytes(DECLARATION.length + 1), DECLARATION)) {
        findings.add("bagit.txt", "It is not the declaration of a BagIt 1.0 bag in UTF-8.");
      }
    }
  }
}
