package sealbag.parsers.whatsapp.proof;

import java.time.LocalDateTime;
import java.util.Optional;
import sealbag.parsers.whatsapp.proof.Told.Meaning;

/// One record as its writer knows it.
///
/// @param marks invisible marks before the header
/// @param time when it was sent; its stamp may leave the seconds out
/// @param impossibleDay the day that is printed in place of the real one, or 0
/// @param label the name as printed; empty for a notice without one
/// @param between what stands between name and text: `: `, or `:` before no text or a lone dot
/// @param text the text, where it breaks lines with LF or CR LF
/// @param typedHeaders how many of its lines look like headers of this very file
/// @param hasForeignHeader whether a line of it looks like a header of another style
/// @param lineEnd what follows the record
record Written(
    String marks,
    LocalDateTime time,
    int impossibleDay,
    Optional<String> label,
    String between,
    String text,
    Meaning meaning,
    int typedHeaders,
    boolean hasForeignHeader,
    String lineEnd) {

  String stamp(Style style) {
    return impossibleDay > 0 ? style.print(time, impossibleDay) : style.print(time);
  }

  /// The record as it stands in the file, without its line end.
  String print(Style style) {
    String name = label.map(printed -> printed + between).orElse("");
    return marks + style.open() + stamp(style) + style.close() + name + text;
  }

  /// The time that the stamp tells.
  Optional<LocalDateTime> timestamp(Style style) {
    if (impossibleDay > 0) {
      return Optional.empty();
    }
    return Optional.of(style.hasSeconds() ? time : time.withSecond(0));
  }

  /// Whether the app wrote it and no phrase of any language knows it.
  boolean isUnknownNotice() {
    return label.isEmpty() && text.startsWith("Something");
  }

  Written withLineEnd(String newLineEnd) {
    return with(time, text, newLineEnd);
  }

  Written withText(String newText) {
    return with(time, newText, lineEnd);
  }

  Written withTime(LocalDateTime newTime) {
    return with(newTime, text, lineEnd);
  }

  private Written with(LocalDateTime newTime, String newText, String newLineEnd) {
    return new Written(
        marks,
        newTime,
        impossibleDay,
        label,
        between,
        newText,
        meaning,
        typedHeaders,
        hasForeignHeader,
        newLineEnd);
  }
}
