package sealbag.parsers.whatsapp;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The title that the app gives an export, also as the subject of the mail that it proposes:
/// `WhatsApp Chat with NAME`, `NAME ile WhatsApp Sohbeti`. The name in it is a contact's, whatever
/// it looks like.
public final class AppTitle {
  private static final String NAME = "{1}";
  private static final Pattern BLANKS = Pattern.compile("[\\s_\\u00a0]+");

  /// The wordings in a spelling that can be compared; the last two stand for older versions.
  private static final List<Wording> WORDINGS =
      Stream.concat(
              Table.rows("titles.tsv", 2).stream().map(row -> row[1]),
              Stream.of("WhatsApp Chat -{1}", "WhatsApp Chat:{1}"))
          .map(Wording::of)
          .toList();

  private record Wording(String before, String after) {
    static Wording of(String pattern) {
      int at = pattern.indexOf(NAME);
      return new Wording(
          plain(pattern.substring(0, at)), plain(pattern.substring(at + NAME.length())));
    }

    /// The text without the title. Where words stand before the name, the name has no end that can
    /// be told, so all that follows counts as name.
    String without(String text) {
      String folded = fold(text);
      if (before.isEmpty()) {
        int end = folded.lastIndexOf(after);
        return end < 0 ? text : text.substring(end + after.length());
      }
      int start = folded.indexOf(before);
      boolean whole = start >= 0 && folded.indexOf(after, start + before.length()) >= 0;
      return whole ? text.substring(0, start) : text;
    }
  }

  private AppTitle() {}

  /// What a person wrote around such a title, in any of the app's languages; all of the text where
  /// there is no title in it.
  ///
  /// @param text at most a few lines; compared without regard to case, with compatible letters
  ///   (NFKC) and any number of blanks taken as one
  public static String without(String text) {
    String rest = normal(text);
    boolean found = false;
    for (Wording wording : WORDINGS) {
      String shorter = wording.without(rest);
      found |= shorter.length() < rest.length();
      rest = shorter;
    }
    return found ? rest.strip() : text;
  }

  private static String normal(String text) {
    return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(" ");
  }

  private static String plain(String text) {
    return fold(normal(text));
  }

  /// Small letters, one for one: `İ` in whole-text lower case is two, and places would move.
  private static String fold(String text) {
    var folded = new StringBuilder(text);
    for (int i = 0; i < folded.length(); i++) {
      folded.setCharAt(i, Character.toLowerCase(folded.charAt(i)));
    }
    return folded.toString();
  }
}
