package sealbag.ingest.receipts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can stand in a template. Some only say that something is so; they stand in conditions.
enum Field {
  NUMBER,
  REFERENCE,
  EXHIBIT,
  RECEIVED,
  RECEIVED_SHORT,
  OTHER,
  BELONGS,
  BELONGING_FILES,
  EXPORT_SHA256,
  FILE_LIST,
  MAIL_SHA256,
  PACKAGE_SHA256,
  CONNECT_LINE,
  EVIDENCE_SYSTEM,
  EVIDENCE_ID,
  STUB,
  RECORD_ONLY,
  PLANNED,
  UNREAD,
  FORWARDED,
  LINK_LAST_DAY,
  LINK_DAYS,

  ENTRIES,
  FIRST_DAY,
  LAST_DAY,
  SENDERS,
  NO_MESSAGES,
  MENTIONED,
  PRESENT,
  MISSING,
  OMITTED,
  DATE_ORDER,
  DATES_PROVED,
  DATES_INFERRED,
  DATES_ASSUMED,
  DATES_GIVEN,
  LOSS_DAY,
  LOSS_PASSED,
  IPHONE,
  CAP,
  ASK_MEDIA,

  PARTS,
  MORE_PARTS,
  PART,
  AGE,
  HELD,
  HELD_BY_REASON,
  WAITING,
  WAITING_SINCE,
  OLDEST,
  OLDEST_SINCE,
  DAY,

  NOTED_REFERENCE,
  NOTED_EXHIBIT,
  NOTED_NO_MEDIA,
  NOTED_WRONG,
  NOTED_CONFIRMED,
  NOTED_ON_BEHALF,
  NOTED_STATED,
  NOTED_NOTHING,
  PICTURES,

  NOTE_REFUSED,
  FILE,

  HELP,
  NOTICE;

  /// The name in a template.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Field> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }
}
