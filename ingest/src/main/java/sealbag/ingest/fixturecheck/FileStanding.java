package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sealbag.ingest.fixturecheck.CaseReading.ExportFile;
import sealbag.parsers.chat.Container;
import tools.jackson.databind.JsonNode;

/// Which files of an export its records name, which they name in vain, and which none names.
record FileStanding(List<String> present, List<String> missing, List<String> unreferenced) {

  static FileStanding of(CaseReading reading) {
    List<String> names = reading.files().stream().map(ExportFile::baseName).toList();
    var container = Container.of(names);
    Set<Integer> named = new HashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    for (JsonNode attachment : attachments(reading)) {
      String name = attachment.path("name").asString("");
      switch (attachment.path("status").asString("")) {
        case "present" -> container.find(name).ifPresent(named::add);
        case "missing" -> missing.add(name);
        default -> {
          // Of a bare text nothing is known.
        }
      }
    }
    var present = new ArrayList<String>();
    var unreferenced = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      (named.contains(i) ? present : unreferenced).add(reading.files().get(i).name());
    }
    return new FileStanding(present, List.copyOf(missing), unreferenced);
  }

  private static List<JsonNode> attachments(CaseReading reading) {
    var all = new ArrayList<JsonNode>();
    for (ChatReading chat : reading.chats()) {
      chat.records().forEach(record -> record.path("attachments").forEach(all::add));
    }
    return all;
  }

  /// Compares the three lists with the truth's, without regard to order.
  void compare(JsonNode truth, Differences differences) {
    lists()
        .forEach(
            (key, actual) -> {
              List<String> expected = new ArrayList<>();
              truth.path(key).forEach(name -> expected.add(name.asString()));
              if (!new HashSet<>(expected).equals(new HashSet<>(actual))) {
                differences.add("attachments", key, shown(expected), shown(actual));
              }
            });
  }

  /// The lists under their keys.
  Map<String, List<String>> lists() {
    var lists = new LinkedHashMap<String, List<String>>();
    lists.put("present", present);
    lists.put("missing", missing);
    lists.put("unreferenced", unreferenced);
    return lists;
  }

  private static String shown(List<String> names) {
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.stream().sorted().map(Visible::of).toList());
  }
}
