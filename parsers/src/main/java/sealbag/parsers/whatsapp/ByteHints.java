package sealbag.parsers.whatsapp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the bytes of a person's text must show before it is worth looking for phrases in it. A text
/// without any of this, and without U+200E and U+200F, holds no phrase of the lexicon. No string is
/// empty; each is to be compared as it is, byte for byte.
///
/// @param openings what it can start with
/// @param lineOpenings what one of its lines can start with
/// @param lineEndings what one of its lines can end with
/// @param insideKeys what it can hold anywhere
/// @param endings what it can end with
record ByteHints(
    List<String> openings,
    List<String> lineOpenings,
    List<String> lineEndings,
    List<String> insideKeys,
    List<String> endings) {

  private static final List<String> BRACKETS = List.of("<", "\uFF1C");

  static ByteHints of(Lexicon lexicon) {
    PersonIndex index = lexicon.phrases().persons();
    var openings = new LinkedHashSet<String>();
    var lineOpenings = new LinkedHashSet<String>();
    var lineEndings = new LinkedHashSet<String>();
    var insideKeys = new LinkedHashSet<String>();
    var endings = new LinkedHashSet<String>();
    Stream.of(index.whole(), index.first())
        .flatMap(place -> lexicon.phrases(place, true).stream())
        .forEach(phrase -> addStart(phrase, openings, insideKeys));
    Stream.of(index.end(), index.edited())
        .flatMap(place -> lexicon.phrases(place, true).stream())
        .forEach(phrase -> endings.addAll(Printed.end(phrase.printed().getLast())));
    lexicon
        .phrases(index.line(), false)
        .forEach(phrase -> addLine(phrase, lineOpenings, lineEndings, insideKeys));
    lexicon.phrases(index.inside(), false).forEach(phrase -> addInside(phrase, insideKeys));
    return new ByteHints(
        List.copyOf(openings),
        List.copyOf(lineOpenings),
        List.copyOf(lineEndings),
        List.copyOf(insideKeys),
        List.copyOf(endings));
  }

  private static void addStart(Phrase phrase, Set<String> openings, Set<String> keys) {
    if (phrase.startsWithName()) {
      addKey(phrase, keys);
    } else {
      openings.addAll(Printed.start(phrase.printed().getFirst()));
    }
  }

  private static void addLine(
      Phrase phrase, Set<String> openings, Set<String> endings, Set<String> keys) {
    if (!phrase.startsWithName()) {
      openings.addAll(Printed.start(phrase.printed().getFirst()));
    } else if (!phrase.open() && !phrase.printed().getLast().isEmpty()) {
      endings.addAll(Printed.end(phrase.printed().getLast()));
    } else {
      addKey(phrase, keys);
    }
  }

  /// Nearly all open with a bracket, which few other texts hold.
  private static void addInside(Phrase phrase, Set<String> keys) {
    if (phrase.literals().getFirst().startsWith("<")) {
      keys.addAll(BRACKETS);
    } else {
      addKey(phrase, keys);
    }
  }

  private static void addKey(Phrase phrase, Set<String> keys) {
    String longest = "";
    for (String words : phrase.printed()) {
      longest = words.length() > longest.length() ? words : longest;
    }
    keys.addAll(Printed.inside(longest));
  }
}
