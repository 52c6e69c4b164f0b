package sealbag.parsers.whatsapp;

/// How many letters a language needs to say something.
final class Spelling {

  private Spelling() {}

  /// Whether the words hold a Chinese, Japanese or Korean character.
  static boolean isEastAsian(String words) {
    for (int i = 0; i < words.length(); i++) {
      if (isEastAsian(words.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Number of letters, where one East Asian character counts as three: it says about as much.
  static int weight(String words) {
    int weight = words.length();
    for (int i = 0; i < words.length(); i++) {
      weight += isEastAsian(words.charAt(i)) ? 2 : 0;
    }
    return weight;
  }

  private static boolean isEastAsian(char c) {
    return c >= '\u2E80' && c < '\uD7B0';
  }
}
