package sealbag.ingest.verify;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// `data/catalogue.json`: each item's file is there with that size and hash, and each file of the
/// export is an item.
final class CatalogueRules {

  static final String FILE = "data/catalogue.json";

  private static final String CHAT_FOLDER = "data/chat/";

  private final BagFiles bag;
  private final Findings findings;
  private final Set<String> catalogued = new HashSet<>();
  private String originalSha256 = "";
  private long originalSizeBytes = -1;
  private Item item = new Item();

  private CatalogueRules(BagFiles bag, Findings findings) {
    this.bag = bag;
    this.findings = findings;
  }

  private static final class Item {
    Optional<String> path = Optional.empty();
    String sha256 = "";
    long sizeBytes = -1;
  }

  static void check(BagFiles bag, Findings findings) throws IOException {
    if (bag.find(FILE).isEmpty()) {
      return; // its absence is a finding of BagRules
    }
    var rules = new CatalogueRules(bag, findings);
    JsonRules.check(bag, FILE, findings, rules::read);
    rules.checkOriginal();
    rules.checkUncatalogued();
  }

  private void read(JsonParser json) throws IOException {
    json.nextToken();
    JsonRules.members(
        json,
        name -> {
          switch (name) {
            case "original" -> JsonRules.members(json, member -> original(json, member));
            case "items" -> items(json);
            default -> {}
          }
        });
  }

  private void original(JsonParser json, String name) {
    switch (name) {
      case "sha256" -> originalSha256 = JsonRules.text(json);
      case "sizeBytes" -> originalSizeBytes = JsonRules.number(json);
      default -> {}
    }
  }

  private void items(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new JsonRules.WrongJsonException();
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      item = new Item();
      JsonRules.members(json, name -> itemMember(json, name));
      item.path.ifPresent(this::checkItem);
    }
  }

  private void itemMember(JsonParser json, String name) {
    boolean absent = json.currentToken() == JsonToken.VALUE_NULL;
    switch (name) {
      case "packagePath" ->
          item.path = absent ? Optional.empty() : Optional.of(JsonRules.text(json));
      case "sha256" -> item.sha256 = absent ? "" : JsonRules.text(json);
      case "sizeBytes" -> item.sizeBytes = JsonRules.number(json);
      default -> {}
    }
  }

  private void checkItem(String path) {
    Optional<SealedFile> file = bag.find(path);
    if (file.isEmpty()) {
      findings.add(Shown.text(path), "The file is in " + FILE + " and is missing.");
      return;
    }
    if (!catalogued.add(path)) {
      findings.add(path, "The file stands twice in " + FILE + ".");
    }
    findings.compare(
        path,
        "The file differs from what " + FILE + " says about it.",
        "sha256 " + item.sha256 + ", " + item.sizeBytes + " bytes",
        "sha256 " + file.get().sha256() + ", " + file.get().size() + " bytes");
  }

  private void checkOriginal() {
    for (var file : bag.files().entrySet()) {
      if (file.getKey().startsWith("data/original/")) {
        findings.compare(
            file.getKey(),
            "The export is not the one that " + FILE + " is about.",
            "sha256 " + originalSha256 + ", " + originalSizeBytes + " bytes",
            "sha256 " + file.getValue().sha256() + ", " + file.getValue().size() + " bytes");
      }
    }
  }

  private void checkUncatalogued() {
    for (String path : bag.files().keySet()) {
      boolean derived = path.startsWith(CHAT_FOLDER + "messages.");
      if (path.startsWith(CHAT_FOLDER) && !derived && !catalogued.contains(path)) {
        findings.add(path, "The file is not in " + FILE + ".");
      }
    }
  }
}
