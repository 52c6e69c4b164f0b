package sealbag.uploaders.records;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import sealbag.uploaders.delivery.FileNamePart;
import sealbag.uploaders.delivery.NameUuid;
import sealbag.uploaders.delivery.Receipt;

/// What is known about one submission, for a clerk to finish in the records system.
///
/// @param submissionId see [#submissionId(String, String, String)]
/// @param number the receipt number, for example `SB-2026-000123`
/// @param delivered empty while the upload is waiting, and of what is recorded only
/// @param log what was done, oldest first
/// @param missing the first names of files that the chats mention and the export lacks
/// @param tool version of Sealbag that sealed it
public record RecordStub(
    UUID submissionId,
    String number,
    Declared declared,
    Integrity integrity,
    Optional<Receipt> delivered,
    List<ChatSummary> chats,
    Counts counts,
    Handling handling,
    List<Action> log,
    Disclosure disclosure,
    List<String> missing,
    List<Todo> todo,
    String tool) {

  public RecordStub {
    FileNamePart.require(number);
    chats = List.copyOf(chats);
    log = List.copyOf(log);
    missing = List.copyOf(missing);
    todo = List.copyOf(todo);
  }

  /// One id for a submission, made from what never changes: the same on every attempt and every
  /// machine.
  public static UUID submissionId(String number, String receivedSha256, String exportSha256) {
    return NameUuid.of("record-stub|" + number + "|" + receivedSha256 + "|" + exportSha256);
  }

  /// Where the stub stands when it is made.
  public String status() {
    return delivered.isPresent() || handling.recordOnly() ? AWAITING_CLERK : EVIDENCE_PENDING;
  }

  static final String AWAITING_CLERK = "AWAITING_CLERK";
  static final String EVIDENCE_PENDING = "EVIDENCE_PENDING";

  /// What came with the export. Nothing of it is proven.
  ///
  /// @param officer as declared, mostly a mail address
  /// @param reason in plain words
  public record Declared(
      Instant receivedAt,
      Optional<String> officer,
      Optional<Mark> reference,
      Optional<Mark> exhibit,
      Optional<String> reason) {}

  /// A reference or an exhibit. It is proposed, never issued.
  ///
  /// @param raw as declared
  /// @param normalised in the spelling that the configured patterns compare
  /// @param valid whether its whole shape is one of the configured
  public record Mark(String raw, String normalised, boolean valid) {

    /// The form that can be part of a file name: `AP/1` becomes `AP_1`.
    public String fileSafe() {
      return normalised.replaceAll("[^A-Za-z0-9.-]", "_");
    }
  }

  /// The hashes, each SHA-256 in lower-case hex.
  ///
  /// @param export of the export as received
  /// @param received of the mail or file that brought it
  /// @param packaged of the sealed package
  /// @param manifest of the package's list of hashes
  /// @param exportBytes length of the export as received
  /// @param packageBytes length of the package
  public record Integrity(
      String export,
      String received,
      String packaged,
      String manifest,
      long exportBytes,
      long packageBytes) {}

  /// One chat of the export.
  ///
  /// @param firstTimestamp as printed in the export: local to a phone, without zone
  /// @param dateOrder for example `DAY_MONTH_YEAR`
  /// @param certainty how sure the date order is
  /// @param labels names of participants as one phone's address book has them; they are not persons
  public record ChatSummary(
      Optional<String> title,
      long records,
      Optional<LocalDateTime> firstTimestamp,
      Optional<LocalDateTime> lastTimestamp,
      String dateOrder,
      String certainty,
      List<String> labels) {
    public ChatSummary {
      labels = List.copyOf(labels);
    }
  }

  /// What the export holds and what it only mentions.
  ///
  /// @param unparsedLines lines of the chats that could not be read with certainty, at most 20 of a
  ///   kind
  /// @param bytes length of the export as received
  public record Counts(
      long records,
      long attachmentsReferenced,
      long attachmentsPresent,
      long attachmentsMissing,
      long unparsedLines,
      long bytes) {}

  /// How it is to be handled.
  ///
  /// @param marking for example `OFFICIAL-SENSITIVE`
  /// @param instructions handling instructions; may be empty
  /// @param recordOnly whether the package is kept by Sealbag and never uploaded
  public record Handling(
      String marking, String instructions, Optional<String> category, boolean recordOnly) {
    public static final String USUAL = "OFFICIAL-SENSITIVE";

    public Handling {
      if (!marking.strip().matches("OFFICIAL(-SENSITIVE)?")) {
        throw new IllegalArgumentException(
            "the marking must be OFFICIAL or OFFICIAL-SENSITIVE; material of SECRET and above has no place here");
      }
    }

    /// Of what is uploaded.
    public Handling(String marking, String instructions, Optional<String> category) {
      this(marking, instructions, category, false);
    }

    /// The same of what is, or is not, recorded only.
    public Handling recordOnly(boolean isRecordOnly) {
      return new Handling(marking, instructions, category, isRecordOnly);
    }
  }

  /// Where the evidence is, in a few words.
  ///
  /// @param held what to say of what is uploaded
  public String whereabouts(Function<Receipt, String> held) {
    return delivered.map(held).orElse(handling.recordOnly() ? NOT_UPLOADED : "not uploaded yet");
  }

  private static final String NOT_UPLOADED =
      "not uploaded: for this reason it is recorded only, and kept by Sealbag";

  /// Something that was done.
  ///
  /// @param at UTC; empty for the message itself, whose time has no zone
  /// @param local as printed in the chat, without zone
  /// @param by what did it
  public record Action(
      String action, Optional<Instant> at, Optional<LocalDateTime> local, Optional<String> by) {

    /// Something that Sealbag or a person did.
    public static Action done(String action, Instant at, String by) {
      return new Action(action, Optional.of(at), Optional.empty(), Optional.of(by));
    }

    /// The last message of the chats, which is said to be the evidence.
    public static Action message(LocalDateTime local) {
      return new Action("last-message", Optional.empty(), Optional.of(local), Optional.empty());
    }
  }

  /// Draft rows for a schedule of unused material.
  ///
  /// @param rows none of a restricted submission
  /// @param more items beyond the rows, which are in the package's catalogue only
  /// @param withheld why there are no rows; empty where there are
  public record Disclosure(List<Row> rows, long more, Optional<String> withheld) {
    public Disclosure {
      rows = List.copyOf(rows);
    }
  }

  /// One draft row.
  ///
  /// @param item id in the package's catalogue; empty for a chat
  public record Row(String description, Optional<String> item, Optional<String> sha256) {}

  /// A field that a clerk completes.
  public record Todo(String field, String why) {}
}
