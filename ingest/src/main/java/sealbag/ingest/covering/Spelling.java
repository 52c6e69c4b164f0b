package sealbag.ingest.covering;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// The spelling in which texts are compared: compatible letters in one form (NFKC, so full-width
/// digits and colons count), every dash a hyphen, no invisible letters, one blank between words.
final class Spelling {
  /// The most characters of a subject or line that are read.
  static final int LONGEST = 1_000;

  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final Pattern SLASHES = Pattern.compile("[\\u2044\\u2215\\u29f8]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private Spelling() {}

  /// The first [#LONGEST] characters of a line in that spelling.
  static String plain(String line) {
    String text = Normalizer.normalize(start(line), Normalizer.Form.NFKC);
    text = INVISIBLE.matcher(text).replaceAll("");
    text = SLASHES.matcher(text).replaceAll("/");
    text = DASHES.matcher(text).replaceAll("-");
    return start(BLANKS.matcher(text).replaceAll(" ").strip());
  }

  /// What is cut off ends at a blank where there is one, so that no piece of a word looks whole.
  static String start(String line) {
    if (line.length() <= LONGEST) {
      return line;
    }
    int blank = line.lastIndexOf(' ', LONGEST);
    return line.substring(0, blank > 0 ? blank : LONGEST);
  }
}
