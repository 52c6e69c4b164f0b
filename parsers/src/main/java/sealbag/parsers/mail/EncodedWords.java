package sealbag.parsers.mail;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// RFC 2047: `=?charset?B?…?=` and `=?charset?Q?…?=`, also where the RFC forbids them, as in quoted
/// names.
final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]{1,64})\\?([BbQq])\\?([^?]*)\\?=");
  private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/]");

  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream word = new ByteArrayOutputStream();
  private String charset = "";

  private EncodedWords() {}

  static String decode(String byteString) {
    return new EncodedWords().read(byteString);
  }

  private String read(String byteString) {
    Matcher words = WORD.matcher(byteString);
    int end = 0;
    while (words.find()) {
      String between = byteString.substring(end, words.start());
      boolean first = end == 0;
      if (first || !between.isBlank()) {
        finishWord();
        text.append(HeaderText.decode(between));
      }
      add(words.group(1), words.group(2), words.group(3));
      end = words.end();
    }
    finishWord();
    return text.append(HeaderText.decode(byteString.substring(end))).toString();
  }

  /// Neighbours in one charset are decoded together: senders split characters between words.
  private void add(String charsetAndLanguage, String encoding, String content) {
    String next = charsetAndLanguage.replaceFirst("\\*.*", "");
    if (!next.equalsIgnoreCase(charset)) {
      finishWord();
      charset = next;
    }
    word.writeBytes(encoding.equalsIgnoreCase("B") ? base64(content) : quoted(content));
  }

  private void finishWord() {
    text.append(HeaderText.decode(word.toByteArray(), charset));
    word.reset();
    charset = "";
  }

  private static byte[] base64(String content) {
    String digits = NOT_BASE64.matcher(content).replaceAll("");
    int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
    return Base64.getDecoder().decode(digits.substring(0, whole));
  }

  private static byte[] quoted(String content) {
    return Escapes.decode(content.replace('_', ' '), '=');
  }
}
