package sealbag.parsers.whatsapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// One row of `cldr-headers.tsv`: what the formatter of one locale prints.
record LocaleRow(
    String locale,
    String android,
    String ios,
    String order,
    String morning,
    String afternoon,
    int zero) {

  static List<LocaleRow> all() {
    return cells("cldr-headers.tsv").stream().map(LocaleRow::of).toList();
  }

  /// The rows of a table beside this class.
  static List<String[]> cells(String name) {
    try (InputStream in = LocaleRow.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> unescape(line).split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescape(String line) {
    String plain = line;
    for (char invisible : "\u00A0\u200C\u200F".toCharArray()) {
      plain = plain.replace("\\u%04x".formatted((int) invisible), String.valueOf(invisible));
    }
    return plain;
  }

  private static LocaleRow of(String[] cells) {
    return new LocaleRow(
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6].codePointAt(0));
  }
}
