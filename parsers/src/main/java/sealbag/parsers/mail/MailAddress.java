package sealbag.parsers.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One address of a From or To field.
///
/// @param address bare, its ASCII letters in lower case
/// @param name the display name
record MailAddress(String address, Optional<String> name) {
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"?");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*+\\)");
  private static final Pattern ANGLE = Pattern.compile("<([^<>]*+)>");
  private static final Pattern BARE = Pattern.compile("[^\\s<>@,;:\"]++@[^\\s<>@,;:\"]++");

  /// All addresses of a field body. Where an item holds none, or two that differ, nothing is taken.
  static Stream<MailAddress> all(String byteString) {
    return items(COMMENT.matcher(byteString).replaceAll(" ")).stream()
        .flatMap(item -> one(item).stream());
  }

  /// Splits at commas and semicolons outside of quotes and angle brackets; drops the name of a
  /// group.
  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    boolean quoted = false;
    boolean angle = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '"' && (i == 0 || list.charAt(i - 1) != '\\');
      angle = !quoted && (c == '<' || (angle && c != '>'));
      if (!quoted && !angle && (c == ',' || c == ';')) {
        items.add(list.substring(start, i));
        start = i + 1;
      }
    }
    items.add(list.substring(start));
    return items;
  }

  private static Optional<MailAddress> one(String item) {
    String unquoted = QUOTED.matcher(item).replaceAll(" ");
    Matcher angle = ANGLE.matcher(unquoted);
    if (!angle.find()) {
      return bare(unquoted.substring(unquoted.indexOf(':') + 1), Optional.empty());
    }
    String address = angle.group(1);
    return angle.find() ? Optional.empty() : bare(address, name(item));
  }

  private static Optional<MailAddress> bare(String address, Optional<String> name) {
    String text = lowerCase(HeaderText.decode(address).strip());
    return BARE.matcher(text).matches()
        ? Optional.of(new MailAddress(text, name))
        : Optional.empty();
  }

  /// Letters of ASCII only: in Unicode the Kelvin sign, a look-alike, would become a `k`.
  static String lowerCase(String address) {
    var text = new StringBuilder(address);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        text.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return text.toString();
  }

  private static Optional<String> name(String item) {
    String phrase = item.substring(0, item.lastIndexOf('<')).strip();
    Matcher quoted = QUOTED.matcher(phrase);
    String bytes = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : phrase;
    return Optional.of(EncodedWords.decode(bytes).strip()).filter(name -> !name.isEmpty());
  }
}
