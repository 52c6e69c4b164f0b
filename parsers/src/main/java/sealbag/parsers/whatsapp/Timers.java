package sealbag.parsers.whatsapp;

import java.util.Optional;
import sealbag.parsers.chat.Timer;
import sealbag.parsers.chat.Timer.State;

/// Reads what a disappearing-messages notice sets: `{1}` in its phrase is whoever did it, all else
/// may tell how long.
final class Timers {

  private static final int ACTOR = 1;

  private Timers() {}

  /// The timer of a notice; empty for notices of other kinds.
  static Optional<Timer> of(Match match, Phrases phrases) {
    return state(match.phrase().kind())
        .map(
            state ->
                new Timer(
                    state,
                    state == State.OFF
                        ? Optional.empty()
                        : phrases.period(match.phrase().language(), match.without(ACTOR)),
                    actor(match, phrases)));
  }

  private static Optional<String> actor(Match match, Phrases phrases) {
    return match
        .slot(ACTOR)
        .map(Names::sender)
        .filter(name -> !name.isEmpty() && !phrases.isOwner(match.phrase().language(), name));
  }

  private static Optional<State> state(String kind) {
    return switch (kind) {
      case "disappearing_on", "disappearing_timer_updated" -> Optional.of(State.ON);
      case "disappearing_off" -> Optional.of(State.OFF);
      case "disappearing_default_timer" -> Optional.of(State.DEFAULT);
      default -> Optional.empty();
    };
  }
}
