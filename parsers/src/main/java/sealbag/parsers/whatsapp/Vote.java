package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which language the app was set to, by the phrases that a file holds. A phrase votes for every
/// language that prints the same text, so that twins (Norwegian's two tags, Malay and Indonesian)
/// are told apart only by what they do not share. A phrase that a person may have typed has a tenth
/// of the voice of one that nobody can have typed.
final class Vote {

  private static final int VOICES = 10;

  private static final class Tally {
    private long votes;
    private long letters;
  }

  private final Map<String, Tally> tallies = new HashMap<>();

  /// The sets of languages that vouched-for phrases were of.
  private final Set<Set<String>> vouched = new HashSet<>();

  /// Counts a phrase. One that nobody can have typed (a notice without a name, or with the app's
  /// mark) can bring in a second language.
  void add(Match match) {
    boolean vouchedFor = !match.phrase().byPerson() || match.isMarked();
    int voices = vouchedFor && Lexicon.isTelling(match.phrase()) ? VOICES : 1;
    for (String language : match.languages()) {
      Tally tally = tallies.computeIfAbsent(language, _ -> new Tally());
      tally.votes += voices;
      tally.letters += match.phrase().weight();
    }
    if (vouchedFor) {
      vouched.add(match.languages());
    }
  }

  /// The language with the most votes; of those that tie, the one whose phrases had more letters of
  /// their own, then the first by its tag. Empty where no phrase was found.
  Optional<String> language() {
    return tallies.keySet().stream().min(order());
  }

  /// The languages to read the file with: the first, those that tie with it in votes, and those
  /// that are needed for phrases nobody can have typed. Empty where no phrase was found.
  List<String> languages() {
    var chosen = new ArrayList<String>();
    long most = tallies.values().stream().mapToLong(tally -> tally.votes).max().orElse(0);
    tallies.forEach(
        (language, tally) -> {
          if (tally.votes == most) {
            chosen.add(language);
          }
        });
    chosen.sort(order());
    for (Set<String> needed : vouched) {
      if (Collections.disjoint(chosen, needed)) {
        needed.stream().min(order()).ifPresent(chosen::add);
      }
    }
    return chosen;
  }

  private Comparator<String> order() {
    return Comparator.comparingLong((String language) -> -tally(language).votes)
        .thenComparingLong(language -> -tally(language).letters)
        .thenComparing(Comparator.naturalOrder());
  }

  private Tally tally(String language) {
    return tallies.getOrDefault(language, new Tally());
  }
}
