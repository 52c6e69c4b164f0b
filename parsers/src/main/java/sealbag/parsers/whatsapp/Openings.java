package sealbag.parsers.whatsapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Phrases that a text opens with, by their first character.
final class Openings {

  private final List<Phrase> withName;
  private final Map<Character, List<Phrase>> byFirst = new HashMap<>();

  Openings(List<Phrase> phrases) {
    withName = phrases.stream().filter(Phrase::startsWithName).toList();
    for (Phrase phrase : phrases) {
      if (!phrase.startsWithName()) {
        char first = phrase.literals().getFirst().charAt(0);
        byFirst.computeIfAbsent(first, _ -> canOpenWith(first, phrases));
      }
    }
  }

  private static List<Phrase> canOpenWith(char first, List<Phrase> phrases) {
    return phrases.stream()
        .filter(p -> p.startsWithName() || p.literals().getFirst().charAt(0) == first)
        .toList();
  }

  /// The first of the phrases that the text up to `to` is.
  Optional<Match> match(Plain plain, int to) {
    if (to == 0) {
      return Optional.empty();
    }
    for (Phrase phrase : byFirst.getOrDefault(plain.text().charAt(0), withName)) {
      Optional<Match> match = phrase.match(plain, 0, to);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }
}
