package sealbag.parsers.whatsapp;

import java.util.HexFormat;
import java.util.List;

/// A text that the app prints in one language.
///
/// @param role what it is, so that an exception can name it
/// @param kind as in the phrase files
/// @param text with `{1}` for names and the like, and `\u200e` for the mark of that number
record PrintedText(String language, String platform, String role, String kind, String text) {

  private static final List<String> NAMES = List.of("Kestrel Moor", "Plum Harbour", "Tansy Field");
  private static final List<String> NUMBERS = List.of("+44 7700 900417", "+44 7700 900582");
  private static final List<String> PLACES = List.of("https://maps.google.com/?q=51.4779,-0.0015");
  private static final List<String> FILES =
      List.of("00000012-PHOTO-2024-01-15-10-00-00.jpg", "IMG-20240115-WA0007.jpg");

  /// All of them, in the order of the file.
  static List<PrintedText> all() {
    return Table.rows("printed-texts.tsv", 5).stream()
        .map(row -> new PrintedText(row[0], row[1], row[2], row[3], row[4]))
        .toList();
  }

  boolean isIos() {
    return platform.equals("ios");
  }

  /// Whether it names a file instead of standing in one.
  boolean isTitle() {
    return role.equals("title");
  }

  /// As it may stand after a header: invented names, numbers and files in place of placeholders.
  String printed() {
    return switch (role) {
      case "attached" -> filled(isIos() ? FILES : FILES.reversed());
      case "location" -> filled(PLACES);
      case "number2" -> filled(NUMBERS);
      default -> filled(NAMES);
    };
  }

  /// The same with these in place of placeholders.
  String filled(List<String> values) {
    String filled = text;
    for (int i = 0; i < values.size(); i++) {
      filled = filled.replace("{" + (i + 1) + "}", values.get(i));
    }
    return unescaped(filled.replace("\\n", "\n"));
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    int from = 0;
    for (int at; (at = text.indexOf("\\u", from)) >= 0; from = at + 6) {
      plain.append(text, from, at).append((char) HexFormat.fromHexDigits(text, at + 2, at + 6));
    }
    return plain.append(text.substring(from)).toString();
  }
}
