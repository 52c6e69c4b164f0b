package sealbag.ingest.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One letter before its gaps are filled. The lines of its file:
///
/// - `Subject: …` and `Part: …` (what a list of several exports says) up to the first empty line
/// - `[name !other] text` only where `name` is known and `other` is not
/// - `Label | text` a label and what belongs to it
/// - `{name}` the value; there must be one
/// - `{>name}` alone on its line: the lines of another file
/// - `{*name}` alone on its line: lines that are made for each chat or part
final class Template {
  private static final Pattern CONDITION =
      Pattern.compile("\\[(!?[a-z0-9-]+(?: !?[a-z0-9-]+)*)\\] (.*)");
  private static final Pattern GAP = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern BLOCK = Pattern.compile("\\{\\*([a-z]+)\\}");
  private static final Pattern ROW = Pattern.compile("(.{1,12}?) \\| (.+)");

  private final String name;
  private final List<Piece> head;
  private final List<Piece> body;

  private Template(String name, List<Piece> head, List<Piece> body) {
    this.name = name;
    this.head = head;
    this.body = body;
  }

  private record Condition(Field field, boolean known) {}

  private record Piece(List<Condition> conditions, String label, String text) {}

  /// Reads the lines of a file whose includes are in place.
  ///
  /// @throws IllegalArgumentException when a name is not a [Field]
  static Template parse(String name, List<String> lines) {
    int gap = lines.indexOf("");
    boolean hasHead = !lines.isEmpty() && lines.getFirst().contains("Subject: ");
    int end = hasHead ? gap : 0;
    return new Template(
        name,
        lines.subList(0, end).stream().map(line -> piece(name, line)).toList(),
        lines.subList(end, lines.size()).stream().map(line -> piece(name, line)).toList());
  }

  private static Piece piece(String name, String line) {
    var conditions = new ArrayList<Condition>();
    String rest = line;
    Matcher condition = CONDITION.matcher(line);
    if (condition.matches()) {
      for (String word : condition.group(1).split(" ", -1)) {
        boolean known = !word.startsWith("!");
        conditions.add(new Condition(field(name, known ? word : word.substring(1)), known));
      }
      rest = condition.group(2);
    }
    if (!BLOCK.matcher(rest).matches()) {
      GAP.matcher(rest).results().forEach(gap -> field(name, gap.group(1)));
    }
    Matcher row = ROW.matcher(rest);
    return row.matches()
        ? new Piece(conditions, row.group(1), row.group(2))
        : new Piece(conditions, "", rest);
  }

  private static Field field(String name, String word) {
    return Field.of(word)
        .orElseThrow(
            () -> new IllegalArgumentException(name + ": there is no field {" + word + "}"));
  }

  /// The subject. The first line whose conditions hold is it.
  String subject(Fields fields) {
    return headLine("Subject: ", fields).orElseThrow();
  }

  /// What a list of several exports says of one of this kind.
  String part(Fields fields) {
    return headLine("Part: ", fields)
        .orElseThrow(() -> new IllegalStateException(name + " has no line for a list"));
  }

  private Optional<String> headLine(String start, Fields fields) {
    return head.stream()
        .filter(piece -> piece.text().startsWith(start) && holds(piece, fields))
        .findFirst()
        .map(piece -> filled(piece.text().substring(start.length()), fields));
  }

  /// The lines below the head, without empty ones at the ends or in a row.
  ///
  /// @param blocks lines for each `{*name}`
  List<Line> body(Fields fields, Map<String, List<Line>> blocks) {
    var lines = new ArrayList<Line>();
    for (Piece piece : body) {
      if (holds(piece, fields)) {
        Matcher block = BLOCK.matcher(piece.text());
        List<Line> more =
            block.matches()
                ? block(block.group(1), blocks)
                : List.of(new Line(piece.label(), filled(piece.text(), fields)));
        more.forEach(line -> add(lines, line));
      }
    }
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  private List<Line> block(String word, Map<String, List<Line>> blocks) {
    if (!blocks.containsKey(word)) {
      throw new IllegalStateException(name + ": nothing was made for {*" + word + "}");
    }
    return blocks.get(word);
  }

  private static void add(List<Line> lines, Line line) {
    boolean gapBefore = lines.isEmpty() || lines.getLast().isEmpty();
    if (!(line.isEmpty() && gapBefore)) {
      lines.add(line);
    }
  }

  private static boolean holds(Piece piece, Fields fields) {
    return piece.conditions().stream().allMatch(one -> fields.has(one.field()) == one.known());
  }

  private String filled(String text, Fields fields) {
    return GAP.matcher(text)
        .replaceAll(
            gap ->
                Matcher.quoteReplacement(
                    fields
                        .get(field(name, gap.group(1)))
                        .orElseThrow(
                            () ->
                                new IllegalStateException(
                                    name + ": nothing is known for " + gap.group()))));
  }
}
