package sealbag.parsers.whatsapp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The chat's title, where a file's name still gives it: `WhatsApp Chat with NAME.txt`, or `NAME
/// ile WhatsApp Sohbeti.zip`. Weak evidence: anybody may rename a file.
final class Title {

  private static final String NAME = "{1}";
  private static final Set<String> EXTENSIONS = Set.of("txt", "zip");
  private static final List<Pattern> PATTERNS =
      Table.rows("titles.tsv", 2).stream().map(row -> Pattern.of(row[1])).toList();

  private record Pattern(String before, String after) {

    static Pattern of(String pattern) {
      int at = pattern.indexOf(NAME);
      return at < 0
          ? new Pattern(Plain.of(pattern).text(), "")
          : new Pattern(
              Plain.of(pattern.substring(0, at)).text(),
              Plain.of(pattern.substring(at + NAME.length())).text());
    }

    boolean fits(String name) {
      return name.length() > before.length() + after.length()
          && name.startsWith(before)
          && name.endsWith(after);
    }
  }

  private Title() {}

  /// The title in the name of a chat text, or of the zip around it.
  static Optional<String> of(String file) {
    Optional<String> inner = inName(file.substring(file.lastIndexOf("!/") + 1));
    return inner.isPresent() || !file.contains("!/")
        ? inner
        : inName(file.substring(0, file.lastIndexOf("!/")));
  }

  private static Optional<String> inName(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    Plain base = Plain.of(withoutCopyNumber(withoutExtension(name)));
    Pattern best = best(base.text());
    // Uploads turn blanks into underscores.
    best = best == null ? best(base.text().replace('_', ' ')) : best;
    return Optional.ofNullable(best)
        .map(
            pattern ->
                base.printed(
                    pattern.before().length(), base.text().length() - pattern.after().length()));
  }

  private static @Nullable Pattern best(String name) {
    Pattern best = null;
    for (Pattern pattern : PATTERNS) {
      if (pattern.fits(name) && (best == null || length(pattern) > length(best))) {
        best = pattern;
      }
    }
    return best;
  }

  private static int length(Pattern pattern) {
    return pattern.before().length() + pattern.after().length();
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot > 0 && EXTENSIONS.contains(extension) ? name.substring(0, dot) : name;
  }

  /// `NAME (1)`: a second copy in the same folder.
  private static String withoutCopyNumber(String name) {
    int open = name.lastIndexOf(" (");
    boolean number = open > 0 && name.endsWith(")") && open + 3 < name.length();
    for (int i = open + 2; number && i < name.length() - 1; i++) {
      number = Character.isDigit(name.charAt(i));
    }
    return number ? name.substring(0, open) : name;
  }
}
