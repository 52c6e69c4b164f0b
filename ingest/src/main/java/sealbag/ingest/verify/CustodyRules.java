package sealbag.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// `custody/events.jsonl` of a package.
final class CustodyRules {

  static final String FILE = "custody/events.jsonl";

  private CustodyRules() {}

  static void check(BagFiles bag, Optional<String> number, Findings findings) throws IOException {
    var file = bag.find(FILE);
    if (file.isEmpty()) {
      return; // its absence is a finding of BagRules
    }
    try (InputStream in = bag.open(file.get())) {
      for (Finding finding : CustodyFile.verify(in, number)) {
        findings.add(
            new Finding(
                FILE + ", " + finding.culprit(),
                finding.problem(),
                finding.expected(),
                finding.actual()));
      }
    }
  }
}
