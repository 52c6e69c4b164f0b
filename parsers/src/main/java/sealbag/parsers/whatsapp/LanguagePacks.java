package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.Chat.Platform;

/// The phrase packs of this build, and checks of new ones, for people who add a language.
public final class LanguagePacks {

  private static final String NAMED = "prints in ";

  private final List<Pack> packs = Pack.all();

  /// The tags of all packs, in order.
  public List<String> languages() {
    return packs.stream().map(Pack::language).toList();
  }

  /// What each pack holds.
  public List<PackFacts> facts() {
    return packs.stream().map(LanguagePacks::facts).toList();
  }

  private static PackFacts facts(Pack pack) {
    int notices = 0;
    int android = 0;
    int ios = 0;
    Set<String> kinds = new LinkedHashSet<>();
    for (PackRow row : rows(pack)) {
      kinds.add(row.kind());
      notices += row.byPerson() ? 0 : 1;
      android += row.byPerson() && row.isOf(Platform.ANDROID) ? 1 : 0;
      ios += row.byPerson() && row.isOf(Platform.IOS) ? 1 : 0;
    }
    return new PackFacts(
        pack.language(), name(pack.text()), notices, android, ios, List.copyOf(kinds));
  }

  private static List<PackRow> rows(Pack pack) {
    return Table.read(pack.text()).stream()
        .map(row -> PackRow.of(pack.number(), pack.language(), row))
        .toList();
  }

  /// `# What the app prints in German: kind, app, …` names the language.
  private static String name(String text) {
    int from = text.indexOf(NAMED) + NAMED.length();
    int to = text.indexOf(':', from);
    boolean named = from >= NAMED.length() && to > from && to < text.indexOf('\n');
    return named ? text.substring(from, to) : "";
  }

  /// Every kind that some pack has a row for, in the order of the packs.
  public List<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    facts().forEach(facts -> kinds.addAll(facts.kinds()));
    return List.copyOf(kinds);
  }

  /// The text of that language's pack; empty where there is none.
  public Optional<String> text(String language) {
    return packs.stream()
        .filter(pack -> pack.language().equals(language))
        .map(Pack::text)
        .findFirst();
  }

  /// A new pack to fill in: each row of another, without its pattern, under a comment that shows
  /// it.
  ///
  /// @param name the new language's English name
  /// @param from the text of the other pack
  public static String template(String name, String from) {
    var text =
        new StringBuilder("# What the app " + NAMED + name + ": kind, app, speaker, place, ");
    text.append("pattern, and what it shows the chat to be.\n");
    text.append(
        "# Put what the app prints behind the fourth tab of each row. Delete rows that it ");
    text.append("does not print.\n# Columns and signs are explained at the head of en.tsv.\n");
    for (Table.Row row : Table.read(from)) {
      var cells = new ArrayList<>(row.cells());
      text.append("# ").append(row.cell(PackRow.PATTERN)).append('\n');
      cells.set(PackRow.PATTERN, "");
      text.append(String.join("\t", cells)).append('\n');
    }
    return text.toString();
  }

  /// Everything that is wrong with a pack, and what is worth a second look, in the order of its
  /// rows.
  ///
  /// @param language the tag that it is for
  public List<PackFinding> check(String language, String text) {
    List<PackFinding> findings = new PackCheck(kinds()).check(text);
    if (findings.stream().noneMatch(PackFinding::wrong)) {
      findings.addAll(PackClashes.find(packs, language, text));
    }
    return findings;
  }
}
