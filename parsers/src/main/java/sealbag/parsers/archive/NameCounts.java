package sealbag.parsers.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How many entries have a name: byte for byte, as a path, composed, and in any letter case.
/// Entries that meet in one of these overwrite each other on some system.
final class NameCounts {
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> paths = new HashMap<>();
  private final Map<String, Integer> composed = new HashMap<>();
  private final Map<String, Integer> folded = new HashMap<>();

  void add(EntryName name) {
    exact.merge(bytesOf(name), 1, Integer::sum);
    paths.merge(path(name.text()), 1, Integer::sum);
    composed.merge(compose(name.text()), 1, Integer::sum);
    folded.merge(fold(name.text()), 1, Integer::sum);
  }

  Set<ArchiveFlag> flags(EntryName name) {
    Set<ArchiveFlag> flags = EnumSet.noneOf(ArchiveFlag.class);
    int same = times(exact, bytesOf(name));
    int sameComposed = times(composed, compose(name.text()));
    if (Math.max(same, times(paths, path(name.text()))) > 1) {
      flags.add(ArchiveFlag.DUPLICATE_NAME);
    }
    if (sameComposed > same) {
      flags.add(ArchiveFlag.UNICODE_COLLISION);
    }
    if (times(folded, fold(name.text())) > sameComposed) {
      flags.add(ArchiveFlag.CASE_COLLISION);
    }
    return flags;
  }

  private static int times(Map<String, Integer> counts, String name) {
    return counts.getOrDefault(name, 0);
  }

  private static String bytesOf(EntryName name) {
    return new String(name.raw(), ISO_8859_1);
  }

  /// The path that is left when a program takes `.`, `..`, doubled and turned slashes out.
  private static String path(String name) {
    var parts = new ArrayDeque<String>();
    for (String part : name.replace('\\', '/').split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static String compose(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static String fold(String name) {
    return compose(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
