package sealbag.ingest.receipts;

import java.util.ArrayList;
import java.util.List;

/// Lines on a page of text, none longer than [#WIDTH].
final class PlainForm {
  static final int WIDTH = 78;

  /// Labels stand in a column that leaves room for a SHA-256 beside it.
  private static final int COLUMN = 14;

  private PlainForm() {}

  /// Ends every line with CR LF.
  static String of(List<Line> lines) {
    var text = new StringBuilder();
    for (Line line : lines) {
      for (String row : rows(line)) {
        text.append(row).append("\r\n");
      }
    }
    return text.toString();
  }

  private static List<String> rows(Line line) {
    if (!line.label().isEmpty()) {
      return broken(line.text(), pad(line.label()), " ".repeat(COLUMN));
    }
    String text = line.text();
    return text.startsWith("- ")
        ? broken(text.substring(2), "- ", "  ")
        : broken(text.stripLeading(), indent(text), indent(text));
  }

  private static String indent(String text) {
    return " ".repeat(text.length() - text.stripLeading().length());
  }

  private static String pad(String label) {
    return label + " ".repeat(Math.max(2, COLUMN - label.length()));
  }

  private static List<String> broken(String text, String first, String next) {
    var rows = new ArrayList<String>();
    var row = new StringBuilder(first);
    boolean begun = false;
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (begun && row.length() + 1 + rest.length() > WIDTH) {
        rows.add(row.toString().stripTrailing());
        row = new StringBuilder(next);
        begun = false;
      }
      while (!begun && row.length() + rest.length() > WIDTH) {
        int cut = WIDTH - row.length();
        cut -= Character.isHighSurrogate(rest.charAt(cut - 1)) ? 1 : 0;
        rows.add(row + rest.substring(0, cut));
        rest = rest.substring(cut);
        row = new StringBuilder(next);
      }
      row.append(begun ? " " : "").append(rest);
      begun = true;
    }
    rows.add(row.toString().stripTrailing());
    return rows;
  }
}
