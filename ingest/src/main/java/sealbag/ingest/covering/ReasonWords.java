package sealbag.ingest.covering;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads a reason out of words. A restricted one that is overlooked lets people see what they must
/// not, so those are recognised generously, typing mistakes included, and win over others.
final class ReasonWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> NEGATIONS = Set.of("no", "not", "non", "never", "without");
  private static final List<String> DOUBTS =
      List.of("possib", "potential", "may", "might", "perhaps", "probab", "believ", "likely");
  private static final List<String> PROHIBITED = List.of("prohib", "forbid", "misus", "missus");
  private static final List<String> INAPPROPRIATE = List.of("inapp", "innap", "inapr", "unappr");

  /// Words that often stand beside those; alone they are no reason.
  private static final List<String> SUSPECT =
      List.of(
          "misconduct",
          "offensive",
          "indecen",
          "obscen",
          "porn",
          "iioc",
          "csam",
          "sexis",
          "racis",
          "unprofession",
          "unaccept",
          "unauthor",
          "restrict",
          "breach",
          "complaint",
          "wrongdoing");

  /// Words of the small print that mail servers add, which forbids much.
  private static final List<String> SMALL_PRINT =
      List.of("recipient", "confidential", "disclos", "email", "dissemin", "copying", "privileg");

  private static final Set<String> FILLERS =
      Set.of(
          "a",
          "an",
          "and",
          "as",
          "for",
          "is",
          "it",
          "of",
          "the",
          "this",
          "was",
          "sent",
          "reason",
          "why",
          "please",
          "material",
          "value",
          "use",
          "message",
          "messages",
          "reported",
          "preserved",
          "received",
          "only",
          "new",
          "log",
          "record",
          "recorded",
          "be",
          "from",
          "app");

  private ReasonWords() {}

  /// The reason that a text gives; empty when it gives none, or not clearly.
  static Optional<Reason> of(String text) {
    List<String> words = words(text);
    if (any(words, ReasonWords::isProhibited)) {
      return Optional.of(Reason.PROHIBITED_USE);
    }
    if (any(words, ReasonWords::isInappropriate)) {
      return Optional.of(Reason.INAPPROPRIATE_MESSAGE);
    }
    if (any(words, ReasonWords::isEvidence)) {
      return evidence(words);
    }
    return isContact(words) ? Optional.of(Reason.RECORD_OF_CONTACT) : Optional.empty();
  }

  /// Whether a text may speak of a restricted reason, also where it is not understood.
  static boolean mayBeRestricted(String text) {
    List<String> words = words(text);
    return of(text).filter(Reason::isRestricted).isPresent()
        || any(words, word -> SUSPECT.stream().anyMatch(word::startsWith))
        || String.join(" ", words).contains("against policy")
        || String.join(" ", words).contains("not allowed");
  }

  /// The same for a line of free text, where it is no small print.
  static boolean mayBeRestrictedInProse(String line) {
    boolean smallPrint =
        any(words(line), word -> SMALL_PRINT.stream().anyMatch(word::startsWith))
            || line.toLowerCase(Locale.ROOT).contains("e-mail");
    return !smallPrint && mayBeRestricted(line);
  }

  /// Whether a text is a reason and nothing beside it.
  static boolean isOnlyReason(String text) {
    return of(text).isPresent()
        && words(text).stream()
            .allMatch(
                word ->
                    isProhibited(word)
                        || isInappropriate(word)
                        || isEvidence(word)
                        || isDoubt(word)
                        || word.equals("contact")
                        || FILLERS.contains(word));
  }

  private static Optional<Reason> evidence(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean denied = i > 0 && NEGATIONS.contains(words.get(i - 1));
      if (isEvidence(words.get(i)) && denied) {
        return Optional.empty();
      }
    }
    boolean value = any(words, word -> word.startsWith("evidential")) && words.contains("value");
    return Optional.of(
        value || any(words, ReasonWords::isDoubt)
            ? Reason.POSSIBLE_EVIDENTIAL_VALUE
            : Reason.EVIDENCE_RECEIVED);
  }

  private static boolean isContact(List<String> words) {
    return words.contains("contact")
        && words.stream().allMatch(word -> word.equals("contact") || FILLERS.contains(word));
  }

  private static boolean isProhibited(String word) {
    return PROHIBITED.stream().anyMatch(word::startsWith)
        || Typing.isClose(word, "prohibited", 2)
        || Typing.isClose(word, "forbidden", 2)
        || Typing.isClose(word, "misuse", 1);
  }

  private static boolean isInappropriate(String word) {
    return INAPPROPRIATE.stream().anyMatch(word::startsWith)
        || (!word.startsWith("approp") && Typing.isClose(word, "inappropriate", 3));
  }

  private static boolean isEvidence(String word) {
    return word.startsWith("eviden")
        || Typing.isClose(word, "evidence", 1)
        || Typing.isClose(word, "evidential", 1);
  }

  private static boolean isDoubt(String word) {
    return DOUBTS.stream().anyMatch(word::startsWith);
  }

  private static boolean any(List<String> words, Predicate<String> test) {
    return words.stream().anyMatch(test);
  }

  private static List<String> words(String text) {
    String letters = Normalizer.normalize(Spelling.plain(text), Normalizer.Form.NFD);
    String plain = MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
    return Arrays.stream(BETWEEN.split(plain)).filter(word -> !word.isEmpty()).toList();
  }
}
