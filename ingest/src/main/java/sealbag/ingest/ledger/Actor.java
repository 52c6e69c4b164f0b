package sealbag.ingest.ledger;

import java.util.Locale;

/// Who did something.
///
/// @param id 1 to 100 printable characters: a user name, a badge number, a service's name
public record Actor(Type type, String id) {
  private static final int LONGEST_ID = 100;

  public Actor {
    if (id.isBlank() || id.length() > LONGEST_ID || !id.codePoints().allMatch(Actor::isPrintable)) {
      throw new IllegalArgumentException("an actor's name has 1 to 100 printable characters");
    }
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// A person, or Sealbag running by itself.
  public enum Type {
    PERSON,
    SERVICE;

    /// The word in the custody log.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
