package sealbag.parsers.whatsapp;

import sealbag.parsers.chat.Container;

/// A file that a text names.
///
/// @param name as printed
/// @param isThere whether the container holds a file of that name
/// @param isNamedFirmly whether this cannot be prose: the phrase has brackets, or the name has an
///   extension
record NamedFile(String name, boolean isThere, boolean isNamedFirmly) {

  private static final int LONGEST_EXTENSION = 5;

  static NamedFile of(Match match, Container container) {
    String name = match.first().orElseThrow().strip();
    boolean there = container.find(name).isPresent();
    if (!there) {
      String withMarks = match.firstWithMarks().orElseThrow().strip();
      if (container.find(withMarks).isPresent()) {
        name = withMarks;
        there = true;
      }
    }
    return new NamedFile(name, there, hasBrackets(match.phrase()) || hasExtension(name));
  }

  /// Whether the app could have made the name: `IMG-20230301-WA0001.jpg`.
  static boolean isNamedByApp(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80 || (!Character.isLetterOrDigit(c) && c != '-' && c != '.' && c != '_')) {
        return false;
      }
    }
    return hasExtension(name);
  }

  private static boolean hasBrackets(Phrase phrase) {
    return phrase.literals().stream()
        .anyMatch(words -> words.indexOf('(') >= 0 || words.indexOf('<') >= 0);
  }

  private static boolean hasExtension(String name) {
    int from = name.lastIndexOf('.') + 1;
    boolean fits = from > 1 && name.length() > from && name.length() - from <= LONGEST_EXTENSION;
    for (int i = from; fits && i < name.length(); i++) {
      fits = Character.isLetterOrDigit(name.charAt(i));
    }
    return fits;
  }
}
