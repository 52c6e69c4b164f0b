package sealbag.uploaders.records;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import sealbag.uploaders.delivery.FileNamePart;
import sealbag.uploaders.delivery.Receipt;

/// What is known about one submission, for a clerk to finish in the records system.
///
/// @param number the receipt number, for example `SB-2026-000123`
/// @param reference as the officer wrote it
/// @param exportSha256 of the export as received
/// @param mailOrFileSha256 of the mail or file that brought the export
/// @param delivered empty where the reason asks for a record only; the package then is kept by
///   Sealbag
/// @param labels names of participants as one phone's address book has them; they are not persons
public record RecordStub(
    String number,
    Instant receivedAt,
    Instant sealedAt,
    Optional<String> officer,
    Optional<String> reference,
    Optional<String> exhibit,
    Optional<String> reason,
    String exportSha256,
    String mailOrFileSha256,
    String packageSha256,
    String manifestSha256,
    Optional<Receipt> delivered,
    List<ChatSummary> chats,
    List<String> labels,
    Counts counts,
    List<Todo> todo) {

  public RecordStub {
    FileNamePart.require(number);
    chats = List.copyOf(chats);
    labels = List.copyOf(labels);
    todo = List.copyOf(todo);
  }

  /// One chat of the export.
  ///
  /// @param firstTimestamp as printed in the export: local to a phone, without zone
  /// @param dateOrder for example `DAY_MONTH_YEAR`
  /// @param certainty how sure the date order is
  public record ChatSummary(
      Optional<String> title,
      long records,
      Optional<LocalDateTime> firstTimestamp,
      Optional<LocalDateTime> lastTimestamp,
      String dateOrder,
      String certainty) {}

  /// What the export holds and what it only mentions.
  ///
  /// @param bytes length of the export as received
  public record Counts(
      long records,
      long attachmentsReferenced,
      long attachmentsPresent,
      long attachmentsMissing,
      long bytes) {}

  /// A field that a clerk completes.
  public record Todo(String field, String why) {}
}
