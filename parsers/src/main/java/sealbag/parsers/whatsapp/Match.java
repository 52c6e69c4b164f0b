package sealbag.parsers.whatsapp;

import java.util.Optional;

/// A phrase found in a text.
///
/// @param spans start and end of each placeholder, then of what follows the phrase
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed on
record Match(Phrase phrase, Plain plain, int from, int to, int[] spans) {

  /// What stands for the first placeholder, as printed.
  Optional<String> first() {
    return phrase.literals().size() > 1
        ? Optional.of(plain.printed(spans[0], spans[1]))
        : Optional.empty();
  }

  /// The name that the phrase opens with, as printed.
  Optional<String> actor() {
    return phrase.startsWithName() ? first() : Optional.empty();
  }

  /// What follows the phrase's own words.
  String rest() {
    return plain.text().substring(spans[spans.length - 2], spans[spans.length - 1]);
  }

  /// Whether the app's mark stands before the phrase or in it.
  boolean isMarked() {
    return plain.isMarked(from, to);
  }
}
