package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sealbag.parsers.chat.Chat.Platform;

/// Everything the app prints, in all languages of this build. Says what a record means, never
/// whether there is one. Safe to share between threads.
final class Phrases {

  private static final String OPENING = "encryption_notice\t";
  private static final String EDITED = "edited_marker\t";
  private static final String PERIOD = "period ";
  private static final String OWNER = "you\t";

  private final List<String> languages;
  private final Rows rows;
  private final PhraseIndex notices;
  private final NoticeOpenings openings;
  private final PersonIndex persons;
  private final Map<String, List<Integer>> periods = new HashMap<>();
  private final Map<String, List<Integer>> owners = new HashMap<>();
  private final Set<String> withOpening = new HashSet<>();
  private final Map<Platform, Lexicon> byPlatform = new EnumMap<>(Platform.class);
  private final Map<String, Lexicon> byLanguage = new ConcurrentHashMap<>();

  private Phrases(List<Pack> packs) {
    languages = packs.stream().map(Pack::language).toList();
    rows = new Rows(packs);
    notices = PhraseIndex.ofWholes(rows);
    openings = new NoticeOpenings(rows);
    persons = PersonIndex.of(rows);
    rows.load(this::add);
    for (Platform platform : Platform.values()) {
      byPlatform.put(platform, new Lexicon(this, platform, languages));
    }
  }

  /// Loaded when it is first asked for.
  private static final class Build {
    static final Phrases ALL = new Phrases(Pack.all());
  }

  /// The phrases of all languages that `phrases/index.tsv` lists. Loaded once.
  static Phrases load() {
    return Build.ALL;
  }

  /// The phrases of these packs, which are numbered in this order.
  static Phrases of(List<Pack> packs) {
    return new Phrases(packs);
  }

  /// Whether rows of this kind hold words for other rows, and no phrase.
  static boolean isWord(String kind) {
    return kind.startsWith(PERIOD) || (kind + '\t').equals(OWNER);
  }

  private void add(int row, Pack pack, int[] cells) {
    String text = pack.text();
    if (cells[4] == cells[5] - 1) {
      return; // still to be filled in
    }
    if (text.startsWith(PERIOD, cells[0])) {
      periods.computeIfAbsent(pack.language(), _ -> new ArrayList<>()).add(row);
    } else if (text.startsWith(OWNER, cells[0])) {
      owners.computeIfAbsent(pack.language(), _ -> new ArrayList<>()).add(row);
    } else if (text.charAt(cells[2]) == 'p') {
      index(text, cells).add(row, text, cells[4], cells[5] - 1);
    } else {
      notices.add(row, text, cells[4], cells[5] - 1);
      openings.add(row, text, cells[4], cells[5] - 1);
      if (text.startsWith(OPENING, cells[0])) {
        withOpening.add(pack.language());
      }
    }
  }

  private PhraseIndex index(String text, int[] cells) {
    return switch (text.substring(cells[3], cells[4] - 1)) {
      case "first" -> persons.first();
      case "line" -> persons.line();
      case "inside" -> persons.inside();
      case "end" -> text.startsWith(EDITED, cells[0]) ? persons.edited() : persons.end();
      default -> persons.whole();
    };
  }

  /// The tags of all languages.
  List<String> languages() {
    return languages;
  }

  /// What can stand in a chat of any language on a platform.
  Lexicon lexicon(Platform platform) {
    return lexicon(List.of(), platform);
  }

  /// What can stand in a chat printed in these languages, best first; in any language where none is
  /// given.
  Lexicon lexicon(Collection<String> preferred, Platform platform) {
    return switch (preferred.size()) {
      case 0 -> Objects.requireNonNull(byPlatform.get(platform));
      case 1 ->
          byLanguage.computeIfAbsent(
              platform + " " + preferred.iterator().next(),
              _ -> new Lexicon(this, platform, preferred));
      default -> new Lexicon(this, platform, preferred);
    };
  }

  PhraseIndex notices() {
    return notices;
  }

  PersonIndex persons() {
    return persons;
  }

  /// Whether a notice of any language could begin with these words and a colon.
  boolean couldOpenNotice(String words) {
    return openings.fit(words);
  }

  /// The period that a text in this language names, as an ISO 8601 duration.
  Optional<String> period(String language, String text) {
    List<PackRow> wordings =
        periods.getOrDefault(language, List.of()).stream().map(rows::row).toList();
    return Periods.of(wordings).find(text);
  }

  /// Whether a name is the language's word for the phone's owner.
  boolean isOwner(String language, String name) {
    String plain = Plain.of(name).text();
    return owners.getOrDefault(language, List.of()).stream()
        .anyMatch(row -> Plain.of(rows.row(row).pattern()).text().equals(plain));
  }

  /// Whether the language has a phrase for the notice that opens every chat.
  boolean hasOpening(String language) {
    return withOpening.contains(language);
  }
}
