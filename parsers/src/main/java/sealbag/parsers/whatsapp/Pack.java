package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.List;

/// The file of one language: a row for each thing that the app prints. Rows are found when the pack
/// is loaded and read when they are asked for: of thousands a chat needs a few.
///
/// @param number its position among all packs
/// @param language its BCP 47 tag, which is also the file's name
record Pack(int number, String language, String text) {

  /// The packs that `phrases/index.tsv` lists.
  static List<Pack> all() {
    var packs = new ArrayList<Pack>();
    for (String[] row : Table.rows("phrases/index.tsv", 1)) {
      packs.add(new Pack(packs.size(), row[0], Table.text("phrases/" + row[0] + ".tsv")));
    }
    return packs;
  }

  /// The row that starts at `from`.
  PackRow row(int line, int from) {
    int to = text.indexOf('\n', from);
    return PackRow.of(number, language, Table.row(line, text, from, to < 0 ? text.length() : to));
  }
}
