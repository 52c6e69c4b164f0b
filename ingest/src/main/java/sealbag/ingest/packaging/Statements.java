package sealbag.ingest.packaging;

import java.util.List;

/// What holds for every export, whatever it contains. Each statement has a stable code.
final class Statements {

  record Statement(String code, String sentence) {}

  static final List<Statement> ALL =
      List.of(
          new Statement(
              "AS_RECEIVED",
              "The export is kept as received by Sealbag. It is not a copy of the data on the phone."),
          new Statement(
              "MADE_BY_THE_APP",
              "A chat app wrote the export on someone's device. Its text can be changed before it is"
                  + " sent, and such a change may leave no trace in it."),
          new Statement(
              "ABSENT_MESSAGES",
              "Messages that were deleted, had disappeared or were left out cannot be seen in an"
                  + " export."),
          new Statement(
              "MAY_BE_CUT_SHORT",
              "The app may leave out the oldest messages of a long chat. An export does not say so."),
          new Statement(
              "LABELS_ARE_NOT_PERSONS",
              "Names of participants are labels from the address book of the phone that made the"
                  + " export. They do not prove who wrote a message."),
          new Statement(
              "LOCAL_TIMES",
              "Times are local times as the phone printed them, without a time zone. They are never"
                  + " converted."),
          new Statement(
              "DATE_ORDER",
              "The order of day and month is worked out from the export. \"Proved\" means: the only"
                  + " order consistent with all its stamps. It does not mean that the phone's clock was"
                  + " right."),
          new Statement(
              "MEDIA_CHANGED_BY_THE_APP",
              "The app often compresses pictures and videos again and removes details such as place"
                  + " and time. The file in the export need not equal the file that was taken or sent."),
          new Statement(
              "FACTS_READ_FROM_FILES",
              "Types, dates, places and durations in the catalogue are read from the files. They say"
                  + " what a file claims, not what is true."),
          new Statement(
              "IMITATED_RECORDS",
              "Known ambiguities are flagged; typed text that imitates a record of an Android export"
                  + " cannot be told apart."),
          new Statement(
              "UNCHANGED_SINCE_SEALING",
              "A successful check shows that the files are unchanged since sealing. It does not show"
                  + " that they are authentic or complete."),
          new Statement(
              "HASHES_TRAVEL_WITH_THE_PACKAGE",
              "Someone who can replace the whole package can also compute its hashes again. Such a"
                  + " change is detectable only against a signature, a hash or an anchor kept"
                  + " elsewhere."),
          new Statement(
              "CLAIMS_ARE_NOT_CHECKED",
              "Officer, reference, exhibit, reason and the head of a mail are recorded as stated."
                  + " Sealbag does not check that they are true."));

  private Statements() {}
}
