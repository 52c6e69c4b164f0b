package sealbag.parsers.whatsapp;

import java.util.Optional;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Timer.State;

/// Reads what a disappearing-messages notice sets.
final class Timers {

  private Timers() {}

  /// The timer of a notice; empty for notices of other kinds.
  static Optional<Timer> of(Match match, Phrases phrases) {
    return state(match.phrase().kind())
        .map(
            state ->
                new Timer(
                    state,
                    state == State.OFF ? Optional.empty() : period(match.rest(), phrases),
                    match.actor().filter(actor -> !actor.equals("You")).map(Names::sender)));
  }

  private static Optional<State> state(String kind) {
    return switch (kind) {
      case "disappearing_on", "disappearing_timer_updated" -> Optional.of(State.ON);
      case "disappearing_off" -> Optional.of(State.OFF);
      case "disappearing_default_timer" -> Optional.of(State.DEFAULT);
      default -> Optional.empty();
    };
  }

  /// The first number that a unit of time follows.
  private static Optional<String> period(String text, Phrases phrases) {
    int at = 0;
    while (at < text.length()) {
      if (Character.digit(text.charAt(at), 10) < 0) {
        at++;
        continue;
      }
      long number = 0;
      for (int digit; at < text.length() && (digit = Character.digit(text.charAt(at), 10)) >= 0; ) {
        number = Math.min(number * 10 + digit, Integer.MAX_VALUE);
        at++;
      }
      Optional<String> period = phrases.period(number, wordAt(text, at));
      if (period.isPresent()) {
        return period;
      }
    }
    return Optional.empty();
  }

  private static String wordAt(String text, int from) {
    int start = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}
