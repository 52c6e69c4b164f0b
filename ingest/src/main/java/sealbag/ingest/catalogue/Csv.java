package sealbag.ingest.catalogue;

import java.io.IOException;
import java.util.List;

/// Writes comma-separated lines by RFC 4180, ended by LF.
///
/// A text cell that a spreadsheet could take for a formula gets a single quote before it.
/// Characters that a terminal obeys or that reorder a line (controls but line ends and tabs,
/// direction marks) are written as a backslash, a `u` and four digits; the exact text stands in the
/// JSON beside. Numbers are written as they are. For one thread.
public final class Csv {

  /// What begins a formula in some spreadsheet program, full-width forms included.
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Appendable out;

  /// Writes to `out`, which stays the caller's to flush and close.
  public Csv(Appendable out) {
    this.out = out;
  }

  /// One line. A cell's text is its `toString`; an absent value is the empty text.
  public void line(List<?> cells) throws IOException {
    String separator = "";
    for (Object cell : cells) {
      out.append(separator)
          .append(cell instanceof Number ? cell.toString() : text(cell.toString()));
      separator = ",";
    }
    out.append('\n');
  }

  private static String text(String cell) {
    boolean formula = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    String visible = isVisible(cell) ? cell : escaped(cell);
    String harmless = formula ? "'" + visible : visible;
    return needsQuotes(harmless) ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }

  private static boolean isVisible(String cell) {
    return cell.chars().noneMatch(Csv::isObeyed);
  }

  private static String escaped(String cell) {
    var text = new StringBuilder(cell.length());
    cell.chars()
        .forEach(
            c -> {
              if (isObeyed(c)) {
                text.append("\\u%04x".formatted(c));
              } else {
                text.append((char) c);
              }
            });
    return text.toString();
  }

  private static boolean isObeyed(int c) {
    boolean lineOrTab = c == '\n' || c == '\r' || c == '\t';
    return (Character.isISOControl(c) && !lineOrTab)
        || (c >= '\u200E' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
