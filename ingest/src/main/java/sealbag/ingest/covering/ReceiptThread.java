package sealbag.ingest.covering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which of Sealbag's own letters a mail answers, by the message ids `<SB-2026-000123.KIND@DOMAIN>`
/// in its thread headers. A number in the subject alone is no answer: anybody can write one.
public sealed interface ReceiptThread {

  /// It answers letters about one submission.
  record Of(String number) implements ReceiptThread {}

  /// It answers letters about several, or its subject names another: a person must decide.
  ///
  /// @param numbers sorted
  record Ambiguous(List<String> numbers) implements ReceiptThread {
    public Ambiguous {
      numbers = List.copyOf(numbers);
    }
  }

  /// It answers none.
  record None() implements ReceiptThread {}

  /// Looks for the number of the one submission that a mail answers.
  ///
  /// @param threadIds the ids of In-Reply-To and References, angle brackets included
  /// @param subject may repeat the number
  /// @param domain the domain of Sealbag's own message ids
  static ReceiptThread numberOf(List<String> threadIds, Optional<String> subject, String domain) {
    var numbers = new TreeSet<String>();
    threadIds.stream().limit(400).flatMap(id -> number(id, domain)).forEach(numbers::add);
    if (numbers.isEmpty()) {
      return new None();
    }
    subject.stream().flatMap(ReceiptThread::inSubject).forEach(numbers::add);
    return numbers.size() == 1 ? new Of(numbers.first()) : new Ambiguous(List.copyOf(numbers));
  }

  private static Stream<String> number(String id, String domain) {
    Pattern ours =
        Pattern.compile(
            "<(SB-\\d{4}-\\d{6,9})\\.[A-Z0-9_-]{1,40}@" + Pattern.quote(domain) + ">",
            Pattern.CASE_INSENSITIVE);
    Matcher matcher = ours.matcher(id.strip());
    return matcher.matches()
        ? Stream.of(matcher.group(1).toUpperCase(Locale.ROOT))
        : Stream.empty();
  }

  private static Stream<String> inSubject(String subject) {
    return Pattern.compile(
            "(?<![A-Z0-9-])SB-\\d{4}-\\d{6,9}(?![A-Z0-9-])", Pattern.CASE_INSENSITIVE)
        .matcher(Spelling.plain(subject))
        .results()
        .map(found -> found.group().toUpperCase(Locale.ROOT));
  }
}
