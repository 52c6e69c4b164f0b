package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sealbag.parsers.chat.Chat.Platform;
import sealbag.parsers.whatsapp.Phrase.Place;

/// Looks for the phrases that stand in a person's record on one platform: attached, omitted,
/// deleted …
final class PersonPhrases {

  private static final String EDITED = "edited_marker";

  private final Openings whole;
  private final Openings first;
  private final List<Phrase> line;
  private final List<Phrase> inside;
  private final List<Phrase> end;
  private final List<Phrase> edited;
  private final List<Phrase> unedited;
  private final FirstLook firstLook;

  PersonPhrases(Phrases phrases, Platform platform) {
    List<Phrase> wholes = phrases.persons(platform, Place.WHOLE);
    List<Phrase> firsts = phrases.persons(platform, Place.FIRST);
    whole = new Openings(wholes);
    first = new Openings(firsts);
    line = phrases.persons(platform, Place.LINE);
    inside = phrases.persons(platform, Place.INSIDE);
    end = phrases.persons(platform, Place.END);
    edited = end.stream().filter(phrase -> phrase.kind().equals(EDITED)).toList();
    unedited = end.stream().filter(phrase -> !phrase.kind().equals(EDITED)).toList();
    firstLook =
        new FirstLook(
            opening(wholes, firsts),
            opening(line),
            closing(line),
            keys(wholes, inside),
            closing(end));
  }

  @SafeVarargs
  private static List<String> opening(List<Phrase>... phrases) {
    return Stream.of(phrases)
        .flatMap(List::stream)
        .filter(phrase -> !phrase.startsWithName())
        .map(phrase -> firstWord(phrase.literals().getFirst()))
        .distinct()
        .toList();
  }

  private static List<String> closing(List<Phrase> phrases) {
    return phrases.stream()
        .filter(phrase -> !phrase.literals().getLast().isEmpty())
        .map(phrase -> lastWord(phrase.literals().getLast()))
        .distinct()
        .toList();
  }

  private static List<String> keys(List<Phrase> wholes, List<Phrase> inside) {
    return Stream.of(wholes.stream().filter(Phrase::startsWithName).toList(), inside)
        .flatMap(List::stream)
        .map(phrase -> phrase.key().words())
        .distinct()
        .toList();
  }

  private static String lastWord(String words) {
    return words.substring(words.lastIndexOf(' ') + 1);
  }

  private static String firstWord(String words) {
    int end = 0;
    while (end == 0 || (end < words.length() && Character.isLetterOrDigit(words.charAt(end)))) {
      end++;
    }
    return words.substring(0, end);
  }

  /// Whether it is worth looking: most texts are ruled out by their bytes.
  boolean mayStandIn(Draft draft) {
    return firstLook.mayHold(draft);
  }

  /// The marker at the end of an edited text.
  Optional<Match> edited(Plain plain) {
    return ending(plain, edited, plain.text().length());
  }

  /// The phrase that the text up to `to` is, or that its first line is.
  Optional<Match> whole(Plain plain, int to) {
    Optional<Match> match = whole.match(plain, to);
    return match.isPresent() ? match : first.match(plain, lineEnd(plain.text(), 0, to));
  }

  /// The phrase that ends the text after a caption.
  Optional<Match> ending(Plain plain, int to) {
    return ending(plain, unedited, to);
  }

  private static Optional<Match> ending(Plain plain, List<Phrase> phrases, int to) {
    for (Phrase phrase : phrases) {
      int from = to - phrase.key().words().length();
      if (from >= 0) {
        Optional<Match> match = phrase.match(plain, from, to);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  /// All files that the lines of the text name.
  List<Match> files(Plain plain, int to) {
    var found = new ArrayList<Match>();
    for (int from = 0; from < to; ) {
      int lineEnd = lineEnd(plain.text(), from, to);
      for (Phrase phrase : line) {
        phrase.match(plain, from, lineEnd).ifPresent(found::add);
      }
      for (Phrase phrase : inside) {
        addInside(plain, phrase, from, lineEnd, found);
      }
      from = lineEnd + 1;
    }
    return found;
  }

  private static void addInside(
      Plain plain, Phrase phrase, int lineStart, int lineEnd, List<Match> found) {
    String close = phrase.literals().getLast();
    int from = plain.text().indexOf(phrase.literals().getFirst(), lineStart);
    while (from >= 0 && from < lineEnd) {
      int to = plain.text().indexOf(close, from) + close.length();
      if (to < close.length() || to > lineEnd) {
        return;
      }
      phrase.match(plain, from, to).ifPresent(found::add);
      from = plain.text().indexOf(phrase.literals().getFirst(), to);
    }
  }

  private static int lineEnd(String text, int from, int to) {
    int end = text.indexOf('\n', from);
    return end < 0 || end > to ? to : end;
  }
}
