package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A tab-separated data file beside this class. Empty lines and lines that open with `#` are for
/// people.
final class Table {

  private Table() {}

  /// One row.
  ///
  /// @param line its number in the file, from 1
  record Row(int line, List<String> cells) {
    /// The cell of that column, from 0; empty where the row is shorter.
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  /// The rows, each with at least `columns` cells.
  static List<String[]> rows(String name, int columns) {
    var rows = new ArrayList<String[]>();
    for (Row row : read(text(name))) {
      if (row.cells().size() < columns) {
        throw new IllegalStateException(
            name + ", line " + row.line() + ": a row needs " + columns + " cells");
      }
      rows.add(row.cells().toArray(String[]::new));
    }
    return rows;
  }

  /// The rows of a text in this format, whatever the number of their cells.
  static List<Row> read(String text) {
    var rows = new ArrayList<Row>();
    int line = 0;
    for (int from = 0; from < text.length(); ) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      line++;
      if (to > from && text.charAt(from) != '#') {
        rows.add(row(line, text, from, to));
      }
      from = to + 1;
    }
    return rows;
  }

  /// The row that stands in the text from `from` to `to`.
  static Row row(int line, String text, int from, int to) {
    var cells = new ArrayList<String>(6);
    int start = from;
    for (int tab; (tab = text.indexOf('\t', start, to)) >= 0; start = tab + 1) {
      cells.add(text.substring(start, tab));
    }
    cells.add(text.substring(start, to));
    return new Row(line, cells);
  }

  /// The text of a data file.
  static String text(String name) {
    try (InputStream in = Table.class.getResourceAsStream("/sealbag/parsers/whatsapp/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
