package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `bag-info.txt`: the package's number and the length of its payload.
final class BagInfoRules {

  static final String FILE = "bag-info.txt";

  private static final String PROFILE = "urn:sealbag:bagit-profile:1";
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 100;

  private BagInfoRules() {}

  /// Returns the package's number where it is stated.
  static Optional<String> check(BagFiles bag, Findings findings) throws IOException {
    Optional<SealedFile> file = bag.find(FILE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> info = read(bag, file.get(), findings);
    compare(
        info,
        "External-Identifier",
        bag.topFolder(),
        "The package's folder has another name.",
        findings);
    compare(
        info,
        "Payload-Oxum",
        oxum(bag),
        "The length or number of files below data/ differs.",
        findings);
    compare(info, "BagIt-Profile-Identifier", PROFILE, "It names another profile.", findings);
    return Optional.ofNullable(info.get("External-Identifier"));
  }

  private static void compare(
      Map<String, String> info, String label, String actual, String problem, Findings findings) {
    String stated = info.get(label);
    if (stated == null) {
      findings.add(FILE, "It does not state " + label + ".");
    } else {
      findings.compare(FILE, problem, label + " " + stated, label + " " + actual);
    }
  }

  private static Map<String, String> read(BagFiles bag, SealedFile file, Findings findings)
      throws IOException {
    Map<String, String> info = new HashMap<>();
    try (InputStream in = bag.open(file)) {
      if (!Lines.read(in, LONGEST_LINE, line -> readLine(line, info, findings))) {
        findings.add(FILE, "It does not end with a whole line.");
      }
    }
    return info;
  }

  private static void readLine(byte[] line, Map<String, String> info, Findings findings) {
    String text = new String(line, StandardCharsets.UTF_8);
    int colon = text.indexOf(": ");
    boolean readable = colon >= 1 && info.size() < MOST_LINES;
    if (!readable || info.put(text.substring(0, colon), text.substring(colon + 2)) != null) {
      findings.add(FILE, "A line is not a label and a value, or a label stands twice.", "", text);
    }
  }

  private static String oxum(BagFiles bag) {
    long bytes = 0;
    long count = 0;
    for (var file : bag.files().entrySet()) {
      if (file.getKey().startsWith("data/")) {
        bytes += file.getValue().size();
        count++;
      }
    }
    return bytes + "." + count;
  }
}
