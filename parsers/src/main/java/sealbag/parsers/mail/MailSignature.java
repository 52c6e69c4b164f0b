package sealbag.parsers.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells an email from other text by its first lines.
final class MailSignature {
  private static final Pattern FIELD = Pattern.compile("([!-9;-~]+)[ \\t]*:.*");
  private static final Pattern KNOWN =
      Pattern.compile(
          "from|to|date|subject|received|message-id|mime-version|return-path|delivered-to"
              + "|content-type|x-.+");

  private MailSignature() {}

  static boolean matches(byte[] head) {
    String text = HeaderText.byteString(head);
    String start = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    boolean headerFirst =
        FIELD.matcher(start.lines().findFirst().orElse("")).matches() || start.startsWith("From ");
    return headerFirst && knownFields(start).size() >= 2;
  }

  private static Set<String> knownFields(String text) {
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .map(FIELD::matcher)
        .filter(Matcher::matches)
        .map(field -> field.group(1).toLowerCase(Locale.ROOT))
        .filter(name -> KNOWN.matcher(name).matches())
        .collect(Collectors.toSet());
  }
}
