package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a language prints the period of a timer: `90 days`, `siku 90`, or words alone.
final class Periods {

  private static final String NUMBER = "{n}";

  /// @param duration ISO 8601, with `{n}` where the number goes
  /// @param before words before the number
  /// @param after words after it; all of them where there is no number
  private record Wording(String duration, String before, String after) {

    static Wording of(PackRow row) {
      String duration = row.kind().substring(row.kind().indexOf(' ') + 1);
      String pattern = Plain.of(row.pattern()).text();
      int number = pattern.indexOf(NUMBER);
      return number < 0
          ? new Wording(duration, "", pattern)
          : new Wording(
              duration,
              pattern.substring(0, number).stripTrailing(),
              pattern.substring(number + NUMBER.length()).stripLeading());
    }

    boolean hasNumber() {
      return duration.contains(NUMBER);
    }

    int length() {
      return before.length() + after.length();
    }

    boolean surrounds(String text, int from, int to) {
      return text.substring(0, from).stripTrailing().endsWith(before)
          && text.startsWith(after, skipBlank(text, to));
    }
  }

  private final List<Wording> wordings = new ArrayList<>();

  static Periods of(List<PackRow> rows) {
    var periods = new Periods();
    rows.forEach(row -> periods.wordings.add(Wording.of(row)));
    periods.wordings.sort(Comparator.comparingInt(Wording::length).reversed());
    return periods;
  }

  /// The period that a text names, as an ISO 8601 duration: the first number with its unit, else
  /// words that need no number; of several wordings that fit, the longest.
  Optional<String> find(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.digit(text.charAt(at), 10) >= 0) {
        int from = at;
        at = numberEnd(text, from);
        Optional<String> period = numbered(text, from, at);
        if (period.isPresent()) {
          return period;
        }
      }
    }
    return wordings.stream()
        .filter(wording -> !wording.hasNumber() && text.contains(wording.after()))
        .map(Wording::duration)
        .findFirst();
  }

  private Optional<String> numbered(String text, int from, int to) {
    for (Wording wording : wordings) {
      if (wording.hasNumber() && wording.surrounds(text, from, to)) {
        return Optional.of(wording.duration().replace(NUMBER, number(text, from, to)));
      }
    }
    return Optional.empty();
  }

  private static int numberEnd(String text, int from) {
    int to = from;
    while (to < text.length() && Character.digit(text.charAt(to), 10) >= 0) {
      to++;
    }
    return to;
  }

  /// The number in ASCII digits, without zeros before it.
  private static String number(String text, int from, int to) {
    var digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit > 0 || !digits.isEmpty()) {
        digits.append(digit);
      }
    }
    return digits.isEmpty() ? "0" : digits.toString();
  }

  private static int skipBlank(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }
}
