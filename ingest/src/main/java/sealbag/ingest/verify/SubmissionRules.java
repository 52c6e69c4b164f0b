package sealbag.ingest.verify;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/// `metadata/submission.json`: the export that arrived is the one in `data/original/`.
final class SubmissionRules {

  static final String FILE = "metadata/submission.json";

  private static final String ORIGINAL = "data/original/";

  private String number = "";
  private String sha256 = "";
  private long sizeBytes = -1;

  private SubmissionRules() {}

  static void check(BagFiles bag, Optional<String> number, Findings findings) throws IOException {
    var stated = new SubmissionRules();
    JsonRules.check(bag, FILE, findings, stated::read);
    number.ifPresent(
        expected ->
            findings.compare(FILE, "It is about another submission.", expected, stated.number));
    List<Map.Entry<String, SealedFile>> originals =
        bag.files().entrySet().stream().filter(file -> file.getKey().startsWith(ORIGINAL)).toList();
    findings.compare(ORIGINAL, "It must hold exactly one file.", 1, originals.size());
    originals.forEach(file -> stated.compare(file.getKey(), file.getValue(), findings));
  }

  private void compare(String path, SealedFile file, Findings findings) {
    findings.compare(
        path,
        "The export is not the one that " + FILE + " says arrived.",
        "sha256 " + sha256 + ", " + sizeBytes + " bytes",
        "sha256 " + file.sha256() + ", " + file.size() + " bytes");
  }

  private void read(JsonParser json) throws IOException {
    json.nextToken();
    JsonRules.members(
        json,
        name -> {
          switch (name) {
            case "number" -> number = JsonRules.text(json);
            case "export" -> JsonRules.members(json, member -> export(json, member));
            default -> {}
          }
        });
  }

  private void export(JsonParser json, String name) {
    switch (name) {
      case "sha256" -> sha256 = JsonRules.text(json);
      case "sizeBytes" -> sizeBytes = JsonRules.number(json);
      default -> {}
    }
  }
}
