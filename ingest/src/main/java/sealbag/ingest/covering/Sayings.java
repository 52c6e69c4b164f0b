package sealbag.ingest.covering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything that was said while one mail is read, and which of it is used. Of one field, what has
/// a recognised shape comes before what has none, and the text before the subject, which is often
/// left over from another mail. Where two that differ have the same claim, none is used.
final class Sayings {
  private static final Set<String> NOTHING =
      Set.of("", "-", "?", "none", "nil", "n/a", "na", "tbc", "tba", "unknown", "not known", "x");
  private static final Pattern REPLY =
      Pattern.compile(
          "(?:(?:re|fw|fwd|aw|wg|tr|rv|sv|vs|vb|antw|doorst|enc|odp|pd|ynt)(?:\\[\\d{1,3}\\])? ?:|\\[[^\\]]{1,40}+\\]) ?",
          Pattern.CASE_INSENSITIVE);

  private final Patterns patterns;
  private final List<Said> all = new ArrayList<>();
  private final List<NotUsed> notUsed = new ArrayList<>();

  Sayings(Patterns patterns) {
    this.patterns = patterns;
  }

  /// Without the prefixes of replies and forwards, and without marks in brackets.
  static String withoutPrefixes(String plain) {
    var prefix = REPLY.matcher(plain);
    int end = 0;
    while (prefix.region(end, plain.length()).lookingAt()) {
      end = prefix.end();
    }
    return plain.substring(end);
  }

  /// Takes the tokens of a text; those of a line only where nothing else stands in it.
  ///
  /// @return whether it took any
  boolean takeTokens(String plain, String raw, Place place) {
    Tokens tokens = Tokens.in(plain, patterns);
    noteSlow(tokens, raw);
    if (place == Place.BODY && !tokens.isWhole()) {
      return false;
    }
    take(tokens, raw, place);
    return !tokens.references().isEmpty() || !tokens.exhibits().isEmpty();
  }

  /// Takes what stands behind a label.
  ///
  /// @param marked whether a colon or the like makes the label certain
  /// @return whether it took it
  boolean takeLabelled(Field field, String value, boolean marked, String raw, Place place) {
    if (!marked) {
      boolean token = field == Field.REFERENCE || field == Field.EXHIBIT;
      return token && takeTokens(value, raw, Place.BODY);
    }
    if (NOTHING.contains(value.toLowerCase(Locale.ROOT))) {
      return true;
    }
    switch (field) {
      case REFERENCE, EXHIBIT -> takeToken(field, value, raw, place);
      case REASON -> takeReason(value, raw, place);
      case INCIDENT_DATE, SUPERVISOR -> add(new Said(field, value, raw(raw, value), place, true));
    }
    return true;
  }

  private void takeToken(Field field, String value, String raw, Place place) {
    Tokens tokens = Tokens.in(value, patterns);
    noteSlow(tokens, raw);
    List<String> wanted = field == Field.REFERENCE ? tokens.references() : tokens.exhibits();
    if (wanted.isEmpty()) {
      add(new Said(field, value, raw(raw, value), place, false));
    } else {
      take(tokens, raw, place);
    }
  }

  private void takeReason(String value, String raw, Place place) {
    Optional<Reason> reason = ReasonWords.of(value);
    add(
        new Said(
            Field.REASON,
            reason.map(Reason::words).orElse(value),
            raw(raw, value),
            place,
            reason.isPresent()));
  }

  private void take(Tokens tokens, String raw, Place place) {
    Function<Field, Function<String, Said>> recognised =
        field -> token -> new Said(field, Tokens.value(token), raw(raw, token), place, true);
    tokens.references().stream().map(recognised.apply(Field.REFERENCE)).forEach(this::add);
    tokens.exhibits().stream().map(recognised.apply(Field.EXHIBIT)).forEach(this::add);
    if (ReasonWords.of(tokens.rest()).isPresent()) {
      takeReason(tokens.rest(), raw, place);
    }
  }

  private void add(Said said) {
    if (said.value().length() > said.field().longest()) {
      notUsed.add(
          new NotUsed(
              said.field(), said.raw(), "longer than " + said.field().longest() + " characters"));
    } else {
      all.add(said);
    }
  }

  private void noteSlow(Tokens tokens, String raw) {
    for (String pattern : tokens.tooSlow()) {
      notUsed.add(
          new NotUsed(
              Field.REFERENCE, raw, "the configured pattern " + pattern + " takes too long"));
    }
  }

  /// The officer's own letters where they can be told, else the line that they stand in.
  private static String raw(String line, String plain) {
    return line.contains(plain) ? plain : Spelling.start(line.strip());
  }

  /// What is used of a field; empty where nothing was said, or two things with the same claim.
  Optional<Said> used(Field field) {
    List<Said> said = of(field);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    int claim = said.stream().mapToInt(Sayings::claim).min().orElseThrow();
    List<Said> best = said.stream().filter(one -> claim(one) == claim).toList();
    boolean one = best.stream().map(Said::value).distinct().count() == 1;
    return one || claim == 0 ? Optional.of(best.getFirst()) : Optional.empty();
  }

  /// The smaller, the stronger. A restricted reason is never outweighed.
  private static int claim(Said said) {
    boolean restricted =
        said.field() == Field.REASON
            && said.recognised()
            && reason(said.value()).filter(Reason::isRestricted).isPresent();
    int place = said.place() == Place.BODY ? 1 : 2;
    return restricted ? 0 : said.recognised() ? place : place + 2;
  }

  List<Contradiction> contradictions() {
    return Stream.of(Field.values())
        .filter(field -> of(field).stream().map(Said::value).distinct().count() > 1)
        .map(field -> new Contradiction(field, of(field), used(field)))
        .toList();
  }

  List<NotUsed> notUsed() {
    return notUsed.stream().distinct().toList();
  }

  static Optional<Reason> reason(String words) {
    return Arrays.stream(Reason.values()).filter(it -> it.words().equals(words)).findFirst();
  }

  private List<Said> of(Field field) {
    return all.stream()
        .filter(said -> said.field() == field)
        .sorted(Comparator.comparing(Said::place))
        .toList();
  }
}
