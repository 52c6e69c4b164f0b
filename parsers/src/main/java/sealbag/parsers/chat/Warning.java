package sealbag.parsers.chat;

import java.util.OptionalLong;

/// Something in a chat text that its reader should know.
///
/// @param line the line it is about, counted from 1; empty when it is about the whole chat
/// @param detail one plain sentence in English; never holds chat text, names or numbers of persons
public record Warning(Kind kind, OptionalLong line, String detail) {

  /// The closed list of warnings.
  public enum Kind {
    AMBIGUOUS_DATE_ORDER,
    IMPOSSIBLE_DATE,
    YEAR_MISSING,
    UNKNOWN_DAY_PERIOD,
    SUSPECT_BOUNDARY,
    FOREIGN_HEADER,
    TEXT_BEFORE_FIRST_RECORD,
    OUT_OF_ORDER,
    AMBIGUOUS_SENDER,
    UNEXPECTED_SENDER,
    UNMARKED_PHRASE,
    UNKNOWN_NOTICE,
    MISSING_ATTACHMENT,
    INVALID_UTF8,
    BYTE_ORDER_MARK,
    ATTACHMENT_COUNTER_GAP,
    POSSIBLY_TRUNCATED
  }
}
