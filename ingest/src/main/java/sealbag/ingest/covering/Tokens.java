package sealbag.ingest.covering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The references and exhibits in one text, in any order, and the words between them.
///
/// @param references as written in the text
/// @param rest what is left
/// @param tooSlow the configured patterns that were stopped
record Tokens(List<String> references, List<String> exhibits, String rest, List<String> tooSlow) {

  /// @param plain in the spelling of [Spelling]
  static Tokens in(String plain, Patterns patterns) {
    var slow = new ArrayList<String>();
    var references = new ArrayList<String>();
    String rest = take(plain, patterns.references(), references, slow);
    var exhibits = new ArrayList<String>();
    rest = take(rest, patterns.exhibits(), exhibits, slow);
    return new Tokens(references, exhibits, rest.strip(), slow);
  }

  /// Whether there is a token, and nothing beside tokens but a reason and marks.
  boolean isWhole() {
    boolean any = !references.isEmpty() || !exhibits.isEmpty();
    boolean bare = rest.codePoints().noneMatch(Character::isLetterOrDigit);
    return any && (bare || ReasonWords.isOnlyReason(rest));
  }

  static String value(String token) {
    return token.replace(" /", "/").replace("/ ", "/").toUpperCase(Locale.ROOT).strip();
  }

  private static String take(
      String text, List<Pattern> patterns, List<String> found, List<String> slow) {
    String rest = text;
    for (Pattern pattern : patterns) {
      try {
        rest = take(rest, pattern, found);
      } catch (Watched.TooManyLooks | StackOverflowError _) {
        slow.add(pattern.pattern());
      }
    }
    return rest;
  }

  private static String take(String text, Pattern pattern, List<String> found) {
    Matcher matcher = pattern.matcher(new Watched(text));
    var rest = new StringBuilder();
    int end = 0;
    var here = new ArrayList<String>();
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        here.add(text.substring(matcher.start(), matcher.end()));
      }
      rest.append(text, end, matcher.start()).append(" ; ");
      end = matcher.end();
    }
    found.addAll(here);
    return here.isEmpty() ? text : rest.append(text.substring(end)).toString();
  }
}
