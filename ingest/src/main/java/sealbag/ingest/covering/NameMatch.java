package sealbag.ingest.covering;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sealbag.ingest.covering.Supplements.File;
import sealbag.ingest.covering.Supplements.Supplied;

/// Finds files by the names that a chat gives them: letter by letter, and where that fails without
/// regard to case and to how letters are composed. A name that then fits several files fits none.
final class NameMatch {
  private NameMatch() {}

  static List<Supplied> supplied(List<String> missing, List<File> files) {
    Map<String, File> exact = new HashMap<>();
    Map<String, File> folded = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (File file : files) {
      exact.putIfAbsent(file.name(), file);
      if (folded.putIfAbsent(fold(file.name()), file) != null) {
        several.add(fold(file.name()));
      }
    }
    var supplied = new ArrayList<Supplied>();
    for (String name : missing.stream().distinct().toList()) {
      File same = exact.get(name);
      File alike = several.contains(fold(name)) ? null : folded.get(fold(name));
      if (same != null) {
        supplied.add(new Supplied(name, same, true));
      } else if (alike != null) {
        supplied.add(new Supplied(name, alike, false));
      }
    }
    return List.copyOf(supplied);
  }

  private static String fold(String name) {
    String upper = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
