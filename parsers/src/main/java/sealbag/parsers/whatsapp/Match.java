package sealbag.parsers.whatsapp;

import java.util.Optional;
import java.util.Set;

/// A phrase found in a text.
///
/// @param spans start and end of each placeholder, then of what follows the phrase
/// @param languages every language that has a phrase for the same text, the phrase's own included
/// @param foreign whether the phrase is of none of the languages looked for
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed on
record Match(
    Phrase phrase,
    Plain plain,
    int from,
    int to,
    int[] spans,
    Set<String> languages,
    boolean foreign) {

  Match with(Set<String> all, boolean isForeign) {
    return new Match(phrase, plain, from, to, spans, all, isForeign);
  }

  /// Whether it is of a language looked for and the other is not, or else has more letters of its
  /// own.
  boolean isMoreSpecificThan(Match other) {
    return foreign == other.foreign ? phrase.weight() > other.phrase.weight() : other.foreign;
  }

  /// What stands for the placeholder of that number, as printed; the first where the number stands
  /// twice.
  Optional<String> slot(int number) {
    int at = phrase.slots().indexOf(number);
    return at < 0 ? Optional.empty() : Optional.of(plain.printed(spans[2 * at], spans[2 * at + 1]));
  }

  /// What stands for the first placeholder, as printed.
  Optional<String> first() {
    return slot(1);
  }

  /// The same with invisible characters directly around it, which may belong to a file's name.
  Optional<String> firstWithMarks() {
    int at = phrase.slots().indexOf(1);
    return at < 0
        ? Optional.empty()
        : Optional.of(plain.printedWithMarks(spans[2 * at], spans[2 * at + 1]));
  }

  /// The name that the phrase opens with, as printed.
  Optional<String> actor() {
    return phrase.startsWithName() ? first() : Optional.empty();
  }

  /// The text compared, without what stands for the placeholder of that number.
  String without(int number) {
    String text = plain.text().substring(from, to);
    int at = phrase.slots().indexOf(number);
    return at < 0
        ? text
        : text.substring(0, spans[2 * at] - from) + " " + text.substring(spans[2 * at + 1] - from);
  }

  /// Whether the app's mark stands before the phrase or in it.
  boolean isMarked() {
    return plain.isMarked(from, to);
  }
}
