package sealbag.ingest.catalogue;

import java.io.IOException;
import java.util.List;

/// Writes comma-separated lines by RFC 4180, ended by LF.
///
/// A text cell that a spreadsheet could take for a formula gets a single quote before it. Numbers
/// are written as they are. For one thread.
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
    String harmless = formula ? "'" + cell : cell;
    return needsQuotes(harmless) ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
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
