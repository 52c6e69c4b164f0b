package sealbag.parsers.whatsapp.proof;

import java.util.List;

/// People who write in generated chats, as exports print them.
final class Cast {

  static final List<String> NAMES =
      List.of(
          "Ann Lee",
          "Ben",
          "🌼",
          "👨‍👩‍👧 home",
          "Zoë-home",
          "Jo-an - home",
          "PC Jo Shah [work]",
          "x [y] z",
          "\u202A+44\u00A07700\u00A0900123\u202C",
          "+44 7700 900456",
          "~\u00A0Kim",
          "~ Lou",
          "\u200EMax\u200F",
          "李雷",
          "محمد",
          "Ольга Ивановна",
          "Added",
          "O'Neil & sons",
          "25/12 Club",
          "10:30 Club",
          "Dr. Rao",
          "Dr. Rao: Clinic",
          "Aa",
          "Broken " + Raw.of(0xE9),
          "Cut " + Raw.of(0xF0) + Raw.of(0x9F));

  private Cast() {}

  /// The person that a label names.
  static String sender(String label) {
    String name = label.replaceAll("^[\u200E\u200F\u202A]+|[\u200E\u200F\u202C]+$", "");
    return name.replaceAll("^~[ \u00A0]", "");
  }
}
