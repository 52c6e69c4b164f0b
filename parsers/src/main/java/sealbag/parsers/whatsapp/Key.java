package sealbag.parsers.whatsapp;

/// The longest own words of a phrase: a text without them does not hold it.
final class Key {

  private final String words;
  private final int[] pairs;

  Key(String words) {
    this.words = words;
    pairs = new int[Math.max(0, words.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Pairs.of(words, i);
    }
  }

  String words() {
    return words;
  }

  boolean isIn(Plain plain) {
    return plain.pairs().mayHold(pairs) && plain.text().contains(words);
  }
}
