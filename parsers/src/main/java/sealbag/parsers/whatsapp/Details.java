package sealbag.parsers.whatsapp;

import sealbag.parsers.chat.Warning;

/// Says in plain words what a warning means. Never holds text, names or numbers of the chat.
final class Details {

  private Details() {}

  static String of(Warning.Kind kind) {
    return switch (kind) {
      case AMBIGUOUS_DATE_ORDER ->
          "Two orders fit the dates alike. Ask the sender for one date and read again with --date-order.";
      case IMPOSSIBLE_DATE -> "The stamp names a date or time that does not exist.";
      case YEAR_MISSING -> "The stamp has no year.";
      case UNKNOWN_DAY_PERIOD -> "The word beside the time is not known: before or after noon?";
      case SUSPECT_BOUNDARY ->
          "This looks like a record, but does not follow as the others do: it may be pasted.";
      case FOREIGN_HEADER ->
          "This looks like a record of another export: kept as text of the record it stands in.";
      case TEXT_BEFORE_FIRST_RECORD -> "There is text before the first record.";
      case OUT_OF_ORDER -> "This record is earlier than the one before it.";
      case AMBIGUOUS_SENDER -> "The name could end at more than one colon.";
      case UNEXPECTED_SENDER -> "A third name in a chat of two people.";
      case UNMARKED_PHRASE -> "This reads like text of the app, but may have been typed.";
      case UNKNOWN_NOTICE -> "Text of the app that Sealbag does not know.";
      case MISSING_ATTACHMENT -> "The text names a file that did not come with it.";
      case INVALID_UTF8 -> "Some bytes are not UTF-8; they are shown as U+FFFD.";
      case BYTE_ORDER_MARK -> "A byte order mark: the file may have been edited or joined.";
      case ATTACHMENT_COUNTER_GAP -> "The attachment numbers step further than the records.";
      case POSSIBLY_TRUNCATED -> "The start of the chat may be missing from this export.";
    };
  }

  static String missingRecords(long count) {
    return "The attachment numbers step further than the records: " + count + " absent.";
  }
}
