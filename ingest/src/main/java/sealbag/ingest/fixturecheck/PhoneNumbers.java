package sealbag.ingest.fixturecheck;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds what looks like a telephone number in a text of any script.
///
/// Digits of all scripts count; blanks, hyphens and marks of any kind may stand between them. Short
/// numbers, dates, and the counters in iPhone file names are none.
final class PhoneNumbers {

  private static final String GAP = "[ ()-]{0,3}";

  /// After a plus, `00`, a `tel:` or a mention's at sign: any international number.
  private static final String INTERNATIONAL =
      "(?:\\+"
          + GAP
          + "|waid=|tel:|(?<!\\w)@|(?<![\\w.,:/-])00(?!0))\\d(?:[./]?"
          + GAP
          + "\\d){7,14}";

  /// After a zero: a national number.
  private static final String NATIONAL = "(?<![\\w.,:/-])0[1-9](?:" + GAP + "\\d){7,11}";

  /// Three, three and four digits.
  private static final String AMERICAN =
      "(?<![\\w.,:/-])\\(?[2-9]\\d{2}\\)?[ .-]{1,2}\\d{3}[ .-]\\d{4}(?![\\d-])";

  private static final Pattern PHONE =
      Pattern.compile(INTERNATIONAL + "|" + NATIONAL + "|" + AMERICAN);

  private static final Pattern DATE = Pattern.compile("\\d{1,2}[ -]\\d{1,2}[ -]\\d{2,4}(?!\\d).*");

  private PhoneNumbers() {}

  /// A number in a text.
  ///
  /// @param at index of its first char in the text
  /// @param length in chars of the text
  /// @param digits its digits, in ASCII
  record Found(int at, int length, String digits) {}

  static List<Found> in(String text) {
    var plain = new StringBuilder(text.length());
    int[] origin = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.getType(c) != Character.FORMAT) {
        origin[plain.length()] = i;
        plain.append(plain(c));
      }
    }
    origin[plain.length()] = text.length();
    var found = new ArrayList<Found>();
    PHONE
        .matcher(plain)
        .results()
        .filter(match -> !DATE.matcher(match.group()).matches())
        .forEach(match -> found.add(found(match, origin)));
    return found;
  }

  private static Found found(MatchResult match, int[] origin) {
    int at = origin[match.start()];
    String digits = match.group().replaceAll("\\D", "");
    return new Found(at, origin[match.end()] - at, digits);
  }

  /// One ASCII char for what a number is made of, a full stop for whatever else is outside ASCII.
  private static char plain(int c) {
    int digit = Character.digit(c, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      case Character.MATH_SYMBOL -> c == 0xFF0B || c == 0xFB29 ? '+' : ascii(c);
      default -> ascii(c);
    };
  }

  private static char ascii(int c) {
    if (c < 0x80) {
      return (char) c;
    }
    return Character.isLetter(c) ? 'x' : ';';
  }
}
