package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.whatsapp.Phrase.Place;

/// Everything the app prints, in all languages of this build. Says what a record means, never
/// whether there is one. Immutable after loading.
final class Phrases {

  private static final String PERIOD = "period ";

  private final List<Phrase> notices = new ArrayList<>();
  private final List<Phrase> persons = new ArrayList<>();
  private final Map<String, String> periods = new LinkedHashMap<>();

  private Phrases() {}

  /// The phrases of all languages that `phrases/index.tsv` lists.
  static Phrases load() {
    var phrases = new Phrases();
    for (String[] language : Table.rows("phrases/index.tsv", 1)) {
      for (String[] row : Table.rows("phrases/" + language[0] + ".tsv", 5)) {
        phrases.add(language[0], row);
      }
    }
    phrases.notices.sort(Comparator.comparingInt(Phrase::weight).reversed());
    return phrases;
  }

  private void add(String language, String[] row) {
    if (row[0].startsWith(PERIOD)) {
      periods.put(row[4], row[0].substring(PERIOD.length()));
      return;
    }
    for (Phrase phrase : Phrase.of(language, row)) {
      (phrase.byPerson() ? persons : notices).add(phrase);
    }
  }

  /// The most specific notice that the whole text is.
  Optional<Match> notice(Plain plain) {
    for (Phrase phrase : notices) {
      if (!phrase.startsWithName() || phrase.key().isIn(plain)) {
        Optional<Match> match = phrase.match(plain, 0, plain.text().length());
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  /// Whether a notice could open with these words, so that they are no person's name.
  boolean couldOpenNotice(String words) {
    for (Phrase phrase : notices) {
      String own = phrase.literals().get(phrase.startsWithName() ? 1 : 0);
      if (phrase.startsWithName() ? words.indexOf(own) > 0 : words.startsWith(own)) {
        return true;
      }
    }
    return false;
  }

  /// The phrases that stand in records of persons on this platform, at this place of the text.
  List<Phrase> persons(Platform platform, Place place) {
    return persons.stream().filter(p -> p.isOf(platform) && p.place() == place).toList();
  }

  /// The ISO 8601 duration that a number and the word after it mean.
  Optional<String> period(long number, String unit) {
    return Optional.ofNullable(periods.get(unit))
        .map(pattern -> pattern.replace("{n}", Long.toString(number)));
  }

  /// Whether the language has a phrase for the notice that opens every chat.
  boolean hasOpening(String language) {
    return notices.stream()
        .anyMatch(p -> p.language().equals(language) && p.kind().equals("encryption_notice"));
  }
}
