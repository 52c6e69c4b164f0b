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

  /// The rows, each with at least `columns` cells.
  static List<String[]> rows(String name, int columns) {
    var rows = new ArrayList<String[]>();
    for (String line : text(name).split("\n", -1)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length < columns) {
        throw new IllegalStateException(name + ": a row needs " + columns + " cells: " + line);
      }
      rows.add(cells);
    }
    return rows;
  }

  private static String text(String name) {
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
