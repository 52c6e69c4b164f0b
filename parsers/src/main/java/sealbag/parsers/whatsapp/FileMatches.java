package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/// The files that one text names. Several languages may read the same words as a file; each word
/// belongs to one file only.
final class FileMatches {

  private FileMatches() {}

  /// The matches in the order they stand, without those that overlap a better one: of a language of
  /// lower `rank`, or longer. Where several read the same words, the one that stays carries all
  /// their languages.
  static List<Match> distinct(List<Match> matches, ToIntFunction<Match> rank) {
    var sorted = new ArrayList<>(matches);
    sorted.sort(
        Comparator.comparingInt(rank)
            .thenComparingInt(match -> match.from() - match.to())
            .thenComparingInt(match -> match.phrase().id()));
    var kept = new ArrayList<Match>();
    for (Match match : sorted) {
      int same = indexOfOverlapping(kept, match);
      if (same < 0) {
        kept.add(match);
      } else if (kept.get(same).from() == match.from() && kept.get(same).to() == match.to()) {
        kept.set(same, joined(kept.get(same), match));
      }
    }
    kept.sort(Comparator.comparingInt(Match::from));
    return kept;
  }

  private static int indexOfOverlapping(List<Match> kept, Match match) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).from() < match.to() && match.from() < kept.get(i).to()) {
        return i;
      }
    }
    return -1;
  }

  private static Match joined(Match kept, Match other) {
    var languages = new TreeSet<>(kept.languages());
    languages.addAll(other.languages());
    return kept.with(languages, kept.foreign());
  }
}
