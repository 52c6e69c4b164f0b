package sealbag.parsers.whatsapp;

import java.util.HashSet;
import java.util.Set;

/// How much a text has in common with phrases: the share of three-character runs that both have
/// (Dice's coefficient).
final class Likeness {

  private static final int RUN = 3;

  private final Set<String> runs;

  Likeness(String text) {
    runs = runs(text);
  }

  /// From 0, nothing in common, to 1.
  double of(Phrase phrase) {
    var own = new HashSet<String>();
    phrase.literals().forEach(words -> own.addAll(runs(words)));
    int all = own.size() + runs.size();
    own.retainAll(runs);
    return all == 0 ? 0 : 2.0 * own.size() / all;
  }

  private static Set<String> runs(String text) {
    var runs = new HashSet<String>();
    for (int at = 0; at + RUN <= text.length(); at++) {
      runs.add(text.substring(at, at + RUN));
    }
    return runs;
  }
}
