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

  /// The matches in the order they stand. Of two that overlap the one of a language of lower `rank`
  /// stays, else the earlier, else the longer. Where several read the same words, the one that
  /// stays carries all their languages.
  static List<Match> distinct(List<Match> matches, ToIntFunction<Match> rank) {
    var sorted = new ArrayList<>(matches);
    sorted.sort(
        Comparator.comparingInt(Match::from)
            .thenComparingInt(match -> -match.to())
            .thenComparingInt(rank)
            .thenComparingInt(match -> match.phrase().id()));
    var kept = new ArrayList<Match>();
    for (Match match : sorted) {
      if (kept.isEmpty() || kept.getLast().to() <= match.from()) {
        kept.add(match);
      } else {
        kept.add(better(kept.removeLast(), match, rank));
      }
    }
    return kept;
  }

  private static Match better(Match first, Match second, ToIntFunction<Match> rank) {
    boolean same = first.from() == second.from() && first.to() == second.to();
    if (rank.applyAsInt(second) < rank.applyAsInt(first)) {
      return same ? joined(second, first) : second;
    }
    return same ? joined(first, second) : first;
  }

  private static Match joined(Match kept, Match other) {
    var languages = new TreeSet<>(kept.languages());
    languages.addAll(other.languages());
    return kept.with(languages, kept.foreign());
  }
}
