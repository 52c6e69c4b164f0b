package sealbag.ingest.covering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of an answer, by what it is about: a line that begins with a receipt number, and those
/// after it up to the next such line, are about that submission; everything before is about all.
///
/// @param general what is said about all
/// @param numbered the rest, by receipt number
public record AnswerText(List<String> general, SortedMap<String, List<String>> numbered) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(?<number>SB-\\d{4}-\\d{6,9})(?![\\w-])[ \t]*[:;,.)-]*(?<rest>.*)",
          Pattern.CASE_INSENSITIVE);

  public AnswerText {
    general = List.copyOf(general);
  }

  /// Sorts the text above the quoted mail, at most 200 lines.
  ///
  /// @param text the plain text of the mail; of one in HTML, what [PlainText] makes of it
  public static AnswerText of(String text) {
    var general = new ArrayList<String>();
    var numbered = new TreeMap<String, List<String>>();
    List<String> open = general;
    for (String line : OwnLines.of(text)) {
      Matcher matcher = NUMBER.matcher(Spelling.plain(line));
      if (matcher.matches()) {
        String number = matcher.group("number").toUpperCase(Locale.ROOT);
        open = numbered.computeIfAbsent(number, _ -> new ArrayList<>());
        open.add(matcher.group("rest"));
      } else {
        open.add(line);
      }
    }
    return new AnswerText(general, numbered);
  }

  /// The receipt numbers that lines begin with.
  public Set<String> numbers() {
    return numbered.keySet();
  }

  /// What is said about one submission, with what is said about all.
  public Answer about(String number, Patterns patterns) {
    var reader = new AnswerReader(patterns);
    general.forEach(reader::line);
    reader.line("");
    numbered.getOrDefault(number, List.of()).forEach(reader::line);
    return reader.answer();
  }

  /// The same for none of those that have lines of their own.
  public Answer general(Patterns patterns) {
    return about("", patterns);
  }
}
