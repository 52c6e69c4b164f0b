package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Chat.Platform;

/// One thing the app prints in one language, as a row of a phrase file.
///
/// @param literals its own words, between its placeholders
/// @param key the longest of them
record Phrase(
    String language,
    String kind,
    String app,
    boolean byPerson,
    Place place,
    String chat,
    List<String> literals,
    Key key,
    boolean open) {

  /// Where in a text the phrase stands.
  enum Place {
    WHOLE,
    FIRST,
    LINE,
    INSIDE,
    END
  }

  /// The phrases of a pattern: several where it has optional parts.
  static List<Phrase> of(String language, String[] row) {
    var phrases = new ArrayList<Phrase>();
    for (String pattern : variants(row[4].replace("\\n", "\n"))) {
      boolean open = pattern.endsWith("{*}");
      String closed = open ? pattern.substring(0, pattern.length() - 3) : pattern;
      List<String> literals = List.of(Plain.of(closed).text().split("\\{\\d\\}", -1));
      phrases.add(
          new Phrase(
              language,
              row[0],
              row[1],
              row[2].equals("person"),
              place(row[3]),
              row.length > 5 ? row[5] : "",
              literals,
              new Key(longest(literals)),
              open));
    }
    return phrases;
  }

  private static Place place(String word) {
    return switch (word) {
      case "whole" -> Place.WHOLE;
      case "first" -> Place.FIRST;
      case "line" -> Place.LINE;
      case "inside" -> Place.INSIDE;
      case "end" -> Place.END;
      default -> throw new IllegalStateException("phrases: unknown place " + word);
    };
  }

  private static List<String> variants(String pattern) {
    int from = pattern.indexOf('[');
    if (from < 0) {
      return List.of(pattern);
    }
    int to = pattern.indexOf(']', from);
    String before = pattern.substring(0, from);
    String after = pattern.substring(to + 1);
    var all = new ArrayList<>(variants(before + pattern.substring(from + 1, to) + after));
    all.addAll(variants(before + after));
    return all;
  }

  /// Whether this phrase can occur in an export of that platform.
  boolean isOf(Platform platform) {
    return switch (platform) {
      case ANDROID -> !app.equals("ios");
      case IOS -> !app.equals("android");
      case LEGACY -> true;
    };
  }

  /// Number of its own letters: the more, the more specific.
  int weight() {
    int weight = 0;
    for (String literal : literals) {
      weight += literal.length();
    }
    return weight;
  }

  /// Whether it opens with a name.
  boolean startsWithName() {
    return literals.getFirst().isEmpty();
  }

  private static String longest(List<String> literals) {
    String longest = "";
    for (String literal : literals) {
      longest = literal.length() > longest.length() ? literal : longest;
    }
    return longest;
  }

  /// The match of the phrase with the whole of a part of the text.
  Optional<Match> match(Plain plain, int from, int to) {
    String text = plain.text();
    String first = literals.getFirst();
    if (to - from < first.length() || !text.startsWith(first, from)) {
      return Optional.empty();
    }
    int[] spans = new int[2 * literals.size()];
    int at = from + first.length();
    for (int i = 1; i < literals.size(); i++) {
      int next = next(text, i, at, to);
      if (next <= at || (!byPerson && text.substring(at, next).indexOf('\n') >= 0)) {
        return Optional.empty();
      }
      spans[2 * i - 2] = at;
      spans[2 * i - 1] = next;
      at = next + literals.get(i).length();
    }
    spans[spans.length - 2] = at;
    spans[spans.length - 1] = to;
    return open || at == to
        ? Optional.of(new Match(this, plain, from, to, spans))
        : Optional.empty();
  }

  /// Where the next own words start; the last of a closed phrase stand at the end.
  private int next(String text, int literal, int at, int to) {
    String words = literals.get(literal);
    boolean last = literal == literals.size() - 1 && !open;
    int next = last ? to - words.length() : text.indexOf(words, at + 1);
    boolean found = next >= 0 && next + words.length() <= to && text.startsWith(words, next);
    return found ? next : -1;
  }
}
