package sealbag.parsers.chat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One dated entry of an export. Its two texts are valid until the [ChatSink] that was handed the
/// record returns.
///
/// @param n 1, 2, 3 … in file order
/// @param line first line, counted from 1
/// @param lineCount number of lines
/// @param byteStart first byte in the chat text
/// @param byteEnd the byte after the last
/// @param timestamp local time without zone; empty when the printed date cannot exist or be read
/// @param timestampText the stamp exactly as printed
/// @param sender display name of the person who sent it; empty for a notice and where no name is
///   printed
/// @param label the name exactly as printed before the colon, also for a notice that has one
/// @param notice for a notice its sub-kind, or `unknown`; empty for every other kind
/// @param timer for the disappearing-messages notices what they set
/// @param text the body as printed, lines joined with LF, invisible marks kept
/// @param edited whether the record carries the edited marker
/// @param flags the warning kinds that apply to this record
@SuppressWarnings("AvoidCommonTypeNames") // the field's word for it
public record Record(
    long n,
    long line,
    long lineCount,
    long byteStart,
    long byteEnd,
    Optional<LocalDateTime> timestamp,
    Utf8 timestampText,
    Optional<String> sender,
    Optional<String> label,
    Kind kind,
    Optional<String> notice,
    Optional<Timer> timer,
    Utf8 text,
    List<Attachment> attachments,
    boolean edited,
    Set<Warning.Kind> flags) {

  public Record {
    attachments = List.copyOf(attachments);
    flags = Set.copyOf(flags);
  }

  /// The same record with texts of its own, for good.
  public Record keep() {
    return new Record(
        n,
        line,
        lineCount,
        byteStart,
        byteEnd,
        timestamp,
        Utf8.of(timestampText.toString()),
        sender,
        label,
        kind,
        notice,
        timer,
        Utf8.of(text.toString()),
        attachments,
        edited,
        flags);
  }

  /// What a record is.
  public enum Kind {
    TEXT("text"),
    ATTACHMENT("attachment"),
    OMITTED("omitted"),
    DELETED("deleted"),
    LOCATION("location"),
    LIVE_LOCATION("live-location"),
    POLL("poll"),
    EVENT("event"),
    CALL("call"),
    WAITING("waiting"),
    VIEW_ONCE("view-once"),
    EMPTY("empty"),
    NOTICE("notice");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// The word in output.
    public String word() {
      return word;
    }
  }
}
