package sealbag.ingest.covering;

/// How many typing mistakes lie between two words: a letter too many, too few, another one, or two
/// neighbours swapped (the restricted Damerau–Levenshtein distance).
final class Typing {
  private Typing() {}

  /// Whether at most `mistakes` make the one out of the other.
  static boolean isClose(String word, String meant, int mistakes) {
    return Math.abs(word.length() - meant.length()) <= mistakes
        && distance(word, meant) <= mistakes;
  }

  private static int distance(String word, String meant) {
    int[][] steps = new int[word.length() + 1][meant.length() + 1];
    for (int i = 0; i <= word.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, word, meant, i, j);
      }
    }
    return steps[word.length()][meant.length()];
  }

  private static int step(int[][] steps, String word, String meant, int i, int j) {
    int other = word.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(steps[i - 1][j - 1] + other, Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && word.charAt(i - 1) == meant.charAt(j - 2)
            && word.charAt(i - 2) == meant.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
