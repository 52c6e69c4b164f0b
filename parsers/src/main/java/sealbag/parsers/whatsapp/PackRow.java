package sealbag.parsers.whatsapp;

import sealbag.parsers.chat.Chat.Platform;

/// One row of a phrase pack: something that the app prints in one language.
///
/// ```
/// kind TAB app TAB speaker TAB place TAB pattern [TAB chat]
/// member_added    any    app    whole    {1} added {2}    group
/// ```
///
/// @param pack the position of its pack among all packs
/// @param language the BCP 47 tag of its pack
/// @param line its number in the pack's file, from 1
/// @param kind what it is, in the words of `ingest/doc/parse-output.md`
/// @param byPerson whether it stands in a record of a person; else it is a notice
/// @param pattern as in the file
/// @param chat `group` or `pair` where only one of them has this; else empty
record PackRow(
    int pack,
    String language,
    int line,
    String kind,
    App app,
    boolean byPerson,
    Place place,
    String pattern,
    String chat) {

  /// Number of cells that no row lacks.
  static final int CELLS = 5;

  /// The cell with the pattern, from 0.
  static final int PATTERN = 4;

  /// Which app prints it.
  enum App {
    ANDROID,
    IOS,
    ANY
  }

  /// Where in a text it stands.
  enum Place {
    WHOLE,
    FIRST,
    LINE,
    INSIDE,
    END
  }

  static PackRow of(int pack, String language, Table.Row row) {
    return new PackRow(
        pack,
        language,
        row.line(),
        row.cell(0),
        app(row.cell(1)),
        row.cell(2).equals("person"),
        place(row.cell(3)),
        row.cell(PATTERN),
        row.cell(CELLS));
  }

  private static App app(String word) {
    return switch (word) {
      case "android" -> App.ANDROID;
      case "ios" -> App.IOS;
      case "any" -> App.ANY;
      default -> throw new IllegalArgumentException("unknown app " + word);
    };
  }

  private static Place place(String word) {
    return switch (word) {
      case "whole" -> Place.WHOLE;
      case "first" -> Place.FIRST;
      case "line" -> Place.LINE;
      case "inside" -> Place.INSIDE;
      case "end" -> Place.END;
      default -> throw new IllegalArgumentException("unknown place " + word);
    };
  }

  /// Whether it can occur in an export of that platform.
  boolean isOf(Platform platform) {
    return switch (platform) {
      case ANDROID -> app != App.IOS;
      case IOS -> app != App.ANDROID;
      case LEGACY -> true;
    };
  }
}
