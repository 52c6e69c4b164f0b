package sealbag.parsers.whatsapp;

/// Which pairs of neighbouring characters a text holds, roughly: pairs may share a place. Rules out
/// most words that are not in it, all at the price of one walk.
final class Pairs {

  private static final int PLACES = 1 << 11;

  private final boolean[] held = new boolean[PLACES];

  Pairs(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      held[of(text, i)] = true;
    }
  }

  /// The place of the pair at `at`.
  static int of(String text, int at) {
    return (text.charAt(at) * 47 + text.charAt(at + 1)) & (PLACES - 1);
  }

  /// Whether all of these may be there.
  boolean mayHold(int[] pairs) {
    for (int pair : pairs) {
      if (!held[pair]) {
        return false;
      }
    }
    return true;
  }
}
