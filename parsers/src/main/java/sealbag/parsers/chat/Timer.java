package sealbag.parsers.chat;

import java.util.Locale;
import java.util.Optional;

/// What a disappearing-messages notice sets.
///
/// @param period an ISO 8601 duration such as `P90D`, `P7D` or `PT24H`; empty when off or not
///   printed
/// @param actor the name printed, or empty
public record Timer(State state, Optional<String> period, Optional<String> actor) {

  /// On, off, or the default for new chats.
  public enum State {
    ON,
    OFF,
    DEFAULT;

    /// The word in output.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
