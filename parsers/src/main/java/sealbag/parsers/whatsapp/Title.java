package sealbag.parsers.whatsapp;

import java.util.Optional;

/// The chat's title, where a file's name still gives it: `WhatsApp Chat with NAME.txt`.
final class Title {

  private Title() {}

  /// The title in the name of a chat text, or of the zip around it.
  static Optional<String> of(String file) {
    Optional<String> inner = inName(file.substring(file.lastIndexOf("!/") + 1));
    return inner.isPresent() || !file.contains("!/")
        ? inner
        : inName(file.substring(0, file.lastIndexOf("!/")));
  }

  private static Optional<String> inName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String base = dot < 0 ? name : name.substring(0, dot);
    for (String[] row : Table.rows("titles.tsv", 2)) {
      if (base.startsWith(row[1]) && base.length() > row[1].length()) {
        return Optional.of(base.substring(row[1].length()));
      }
    }
    return Optional.empty();
  }
}
