package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sealbag.parsers.whatsapp.PackRow.Place;

/// Checks the rows of a pack one by one: cells, signs, places, rows that stand twice.
final class PackCheck {

  private static final Set<String> APPS = Set.of("android", "ios", "any");
  private static final Set<String> SPEAKERS = Set.of("app", "person");
  private static final Set<String> PLACES = Set.of("whole", "first", "line", "inside", "end");
  private static final Set<String> CHATS = Set.of("", "group", "pair");
  private static final Set<String> SLOTS = Set.of("{1}", "{2}", "{3}", "{#}", "{n}");
  private static final int LONGEST_ROW = PackRow.CELLS + 1;

  /// A phrase with less of its own than this would be found in ordinary text.
  private static final int FEWEST_LETTERS = 4;

  private final Set<String> kinds;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<PackFinding> findings = new ArrayList<>();

  PackCheck(List<String> kinds) {
    this.kinds = new HashSet<>(kinds);
  }

  List<PackFinding> check(String text) {
    List<Table.Row> rows = Table.read(text);
    if (rows.isEmpty()) {
      findings.add(new PackFinding(0, true, "The pack has no rows."));
    }
    for (Table.Row row : rows) {
      String wrong = cells(row);
      wrong = wrong == null ? signs(row.cell(PackRow.PATTERN)) : wrong;
      wrong = wrong == null ? meaning(row) : wrong;
      if (wrong != null) {
        findings.add(new PackFinding(row.line(), true, wrong));
      }
    }
    return findings;
  }

  private @Nullable String cells(Table.Row row) {
    if (row.cells().size() < PackRow.CELLS || row.cells().size() > LONGEST_ROW) {
      return "A row has five cells, or six, with a tab between each two.";
    }
    if (!kinds.contains(row.cell(0))) {
      return "No pack has this kind. Take one of another pack's.";
    }
    if (!APPS.contains(row.cell(1))) {
      return "The second cell is android, ios or any.";
    }
    if (!SPEAKERS.contains(row.cell(2))) {
      return "The third cell is app or person.";
    }
    if (!PLACES.contains(row.cell(3))) {
      return "The fourth cell is whole, first, line, inside or end.";
    }
    return CHATS.contains(row.cell(LONGEST_ROW - 1)) ? null : "The sixth cell is group or pair.";
  }

  private static @Nullable String signs(String pattern) {
    if (pattern.isBlank()) {
      return "The pattern is missing: put in what the app prints, or delete the row.";
    }
    if (!pattern.equals(pattern.strip())) {
      return "The pattern begins or ends with a blank.";
    }
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (Marks.isMark(c)) {
        return "The pattern holds an invisible mark. Delete it: marks do not count.";
      }
      if (c == '{' && !isPlaceholder(pattern, at)) {
        return "Placeholders are {1}, {2}, {3}, {#}, {n}, and {*} at the end.";
      }
    }
    return bracketsMatch(pattern) ? null : "Each [ needs a ] after it, and none stands in another.";
  }

  private static boolean isPlaceholder(String pattern, int at) {
    int end = at + 3;
    if (end > pattern.length()) {
      return false;
    }
    String sign = pattern.substring(at, end);
    return SLOTS.contains(sign) || (sign.equals("{*}") && end == pattern.length());
  }

  private static boolean bracketsMatch(String pattern) {
    int depth = 0;
    for (int at = 0; at < pattern.length(); at++) {
      depth += pattern.charAt(at) == '[' ? 1 : pattern.charAt(at) == ']' ? -1 : 0;
      if (depth < 0 || depth > 1) {
        return false;
      }
    }
    return depth == 0;
  }

  private @Nullable String meaning(Table.Row row) {
    String where = row.cell(0) + '\t' + row.cell(1) + '\t' + row.cell(3) + '\t';
    Integer before = seen.putIfAbsent(where + row.cell(PackRow.PATTERN), row.line());
    if (before != null) {
      return "The same row stands on line " + before + ".";
    }
    return Phrases.isWord(row.cell(0)) ? null : phrase(PackRow.of(0, "", row));
  }

  private static @Nullable String phrase(PackRow row) {
    for (Phrase phrase : Phrase.of(0, row)) {
      if (phrase.weight() < FEWEST_LETTERS) {
        return "The pattern has too few letters of its own: it would be found in ordinary text.";
      }
      boolean names = phrase.slots().contains(1);
      if ((row.place() == Place.LINE || row.place() == Place.INSIDE) && !names) {
        return "A pattern at the place line or inside has {1} where the file's name stands.";
      }
      if (row.place() == Place.END && !phrase.slots().isEmpty()) {
        return "A pattern at the place end has no placeholders.";
      }
    }
    return null;
  }
}
