package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One wording of a pack's row: its own words, and the placeholders between them.
///
/// @param id its position among all phrases
/// @param literals its own words; one more than there are placeholders
/// @param printed the same as the pack's row has them, not folded
/// @param slots the numbers of the placeholders, in the order they stand; [#COUNT] for one that
///   must hold a digit
/// @param key the longest of its own words: a text without them does not hold the phrase
/// @param weight number of its own letters, as [Spelling] counts them: the more, the more specific
/// @param open whether anything may follow its own words
record Phrase(
    int id,
    PackRow row,
    List<String> literals,
    List<String> printed,
    List<Integer> slots,
    String key,
    int weight,
    boolean open) {

  /// The number of a placeholder `{#}`.
  static final int COUNT = -1;

  private static final String REST = "{*}";
  private static final int SLOT = 3;

  /// The phrases of a row: several where its pattern has optional parts.
  static List<Phrase> of(int firstId, PackRow row) {
    var phrases = new ArrayList<Phrase>();
    for (String pattern : variants(row.pattern().replace("\\n", "\n"))) {
      phrases.add(of(firstId + phrases.size(), row, pattern));
    }
    return List.copyOf(phrases);
  }

  private static Phrase of(int id, PackRow row, String pattern) {
    boolean open = pattern.endsWith(REST);
    String closed = open ? pattern.substring(0, pattern.length() - REST.length()) : pattern;
    List<String> printed = literals(closed);
    List<String> literals = plain(printed);
    String key = "";
    int weight = 0;
    for (String literal : literals) {
      key = literal.length() > key.length() ? literal : key;
      weight += Spelling.weight(literal);
    }
    return new Phrase(id, row, literals, printed, slots(closed), key, weight, open);
  }

  private static List<String> literals(String pattern) {
    var literals = new ArrayList<String>(3);
    int from = 0;
    for (int brace; (brace = pattern.indexOf('{', from)) >= 0; from = brace + SLOT) {
      literals.add(pattern.substring(from, brace));
    }
    literals.add(pattern.substring(Math.min(from, pattern.length())));
    return literals;
  }

  private static List<String> plain(List<String> printed) {
    var literals = new ArrayList<String>(printed.size());
    for (String words : printed) {
      literals.add(Plain.of(words).text());
    }
    return literals;
  }

  private static List<Integer> slots(String pattern) {
    var slots = new ArrayList<Integer>(2);
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', at + 1)) {
      slots.add(Character.digit(pattern.charAt(at + 1), 10));
    }
    return slots;
  }

  /// The pattern with and without each of its optional parts.
  static List<String> variants(String pattern) {
    int from = pattern.indexOf('[');
    int to = pattern.indexOf(']', from);
    if (from < 0 || to < 0) {
      return List.of(pattern);
    }
    String before = pattern.substring(0, from);
    String after = pattern.substring(to + 1);
    var all = new ArrayList<>(variants(before + pattern.substring(from + 1, to) + after));
    all.addAll(variants(before + after));
    return all;
  }

  String language() {
    return row.language();
  }

  String kind() {
    return row.kind();
  }

  /// Whether it stands in a record of a person; else it is a notice.
  boolean byPerson() {
    return row.byPerson();
  }

  /// What it shows the chat to be: `group`, `pair` or nothing.
  String chat() {
    return row.chat();
  }

  /// Whether it opens with a name or the like.
  boolean startsWithName() {
    return literals.getFirst().isEmpty();
  }

  /// The own words that stand first.
  String opening() {
    return literals.get(startsWithName() && literals.size() > 1 ? 1 : 0);
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
      if (next <= at || !fits(slots.get(i - 1), text, at, next)) {
        return Optional.empty();
      }
      spans[2 * i - 2] = at;
      spans[2 * i - 1] = next;
      at = next + literals.get(i).length();
    }
    spans[spans.length - 2] = at;
    spans[spans.length - 1] = to;
    return (open && at <= to) || at == to
        ? Optional.of(new Match(this, plain, from, to, spans, Set.of(language()), false))
        : Optional.empty();
  }

  private boolean fits(int slot, String text, int from, int to) {
    return (byPerson() || text.indexOf('\n', from, to) < 0)
        && (slot != COUNT || holdsDigit(text, from, to));
  }

  private static boolean holdsDigit(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Where the next own words start; the last of a closed phrase stand at the end.
  private int next(String text, int literal, int at, int to) {
    String words = literals.get(literal);
    boolean last = literal == literals.size() - 1;
    if (last && (!open || words.isEmpty())) {
      int next = to - words.length();
      return next > at && text.startsWith(words, next) ? next : -1;
    }
    int next = at < to ? text.indexOf(words, at + 1, to) : -1;
    return next >= 0 && next + words.length() <= to ? next : -1;
  }
}
