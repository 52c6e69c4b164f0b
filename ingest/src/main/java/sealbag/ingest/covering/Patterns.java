package sealbag.ingest.covering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The shapes of references and exhibits. A person sets them, and strangers' texts are held against
/// them, so a match may only take so many steps.
public final class Patterns {
  private static final int LONGEST_PATTERN = 500;
  private static final int MOST_PATTERNS = 50;

  /// Shapes in common use; none of them is from a specification. A date such as 01/02/2026 is none.
  private static final List<String> REFERENCES =
      List.of(
          "\\d{2}/\\d{4,8}/\\d{2}(?:\\d{2})?+", // 01/2345678/26
          "\\d{7}/\\d{2}", // 2345678/26
          "\\d{2}[A-Z]{1,2}/\\d{1,6}/\\d{2}", // custody: 01EK/1234/26
          "\\d{2}[A-Z][A-Z0-9]\\d{7}", // URN: 01TH0123426
          "\\d{2}/[A-Z]{2}/\\d{4,6}/\\d{2}", // the same with strokes
          "CAD[ :-]{0,3}+\\d{1,6}(?:/\\d{1,2}[A-Z]{3}\\d{2,4})?+", // CAD 1234/01JAN26
          "[A-Z]{2,4}/\\d{4,10}/\\d{2}(?:\\d{2})?+"); // CR/012345/26

  /// Initials and a number with a stroke between: JS/1, JS/1A. JS1 counts only behind a label.
  private static final List<String> EXHIBITS = List.of("[A-Z]{2,4} ?/ ?\\d{1,4}[A-Z]?+");

  private final List<Pattern> references;
  private final List<Pattern> exhibits;

  private Patterns(List<Pattern> references, List<Pattern> exhibits) {
    this.references = references;
    this.exhibits = exhibits;
  }

  /// The shipped ones.
  public static Patterns standard() {
    return of(List.of(), List.of());
  }

  /// Patterns that a person set.
  ///
  /// @param references regular expressions; none: the shipped ones
  /// @param exhibits the same
  /// @throws IllegalArgumentException for one that has a [#problem]
  public static Patterns of(List<String> references, List<String> exhibits) {
    return new Patterns(
        (references.isEmpty() ? REFERENCES : references).stream().map(Patterns::compile).toList(),
        (exhibits.isEmpty() ? EXHIBITS : exhibits).stream().map(Patterns::compile).toList());
  }

  /// The shipped regular expressions for references.
  public static List<String> standardReferences() {
    return REFERENCES;
  }

  /// The shipped regular expressions for exhibits.
  public static List<String> standardExhibits() {
    return EXHIBITS;
  }

  /// Why a list of patterns cannot be used, as the end of a sentence; empty when it can.
  public static Optional<String> problem(List<String> regexes) {
    if (regexes.size() > MOST_PATTERNS) {
      return Optional.of("there are more than " + MOST_PATTERNS + "; join some");
    }
    return regexes.stream().flatMap(regex -> problem(regex).stream()).findFirst();
  }

  private static Optional<String> problem(String regex) {
    if (regex.length() > LONGEST_PATTERN) {
      return Optional.of("one is longer than " + LONGEST_PATTERN + " characters; make it shorter");
    }
    try {
      Pattern alone = Pattern.compile(regex);
      whole(regex);
      return alone.matcher("").matches()
          ? Optional.of("\"" + regex + "\" also fits nothing at all; make it ask for something")
          : Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "\""
              + regex
              + "\" is no regular expression ("
              + e.getDescription()
              + "); write it in single quotes, such as '\\d{2}/\\d{7}/\\d{2}'");
    }
  }

  private static Pattern compile(String regex) {
    problem(regex)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    return whole(regex);
  }

  /// A piece of a longer word, path or number is none.
  private static Pattern whole(String regex) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}/_]|[\\p{L}\\p{N}]-)(?:"
            + regex
            + ")(?![\\p{L}\\p{N}/_]|-[\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE);
  }

  /// What a reference or an exhibit is found to be.
  ///
  /// @param normalised in the spelling that is compared; in capitals where the shape is known
  /// @param valid whether all of it has one of the shapes
  public record Judged(String normalised, boolean valid) {}

  /// Judges a reference that was declared.
  public Judged reference(String declared) {
    return judge(Spelling.plain(declared), references);
  }

  /// Judges an exhibit that was declared.
  public Judged exhibit(String declared) {
    return judge(Spelling.plain(declared).replace(" /", "/").replace("/ ", "/"), exhibits);
  }

  private static Judged judge(String plain, List<Pattern> shapes) {
    boolean valid = shapes.stream().anyMatch(shape -> fits(shape, plain));
    return new Judged(valid ? plain.toUpperCase(Locale.ROOT) : plain, valid);
  }

  private static boolean fits(Pattern shape, String plain) {
    try {
      return shape.matcher(new Watched(plain)).matches();
    } catch (Watched.TooManyLooks _) {
      return false;
    }
  }

  List<Pattern> references() {
    return references;
  }

  List<Pattern> exhibits() {
    return exhibits;
  }
}
