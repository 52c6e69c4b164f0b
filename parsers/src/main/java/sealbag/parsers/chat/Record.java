package sealbag.parsers.chat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One dated entry of an export. Its two texts are valid until the [ChatSink] that was handed the
/// record returns; all else may be kept.
///
/// @param n 1, 2, 3 … in file order
/// @param line first line, counted from 1
/// @param lineCount number of lines
/// @param byteStart first byte in the chat text
/// @param byteEnd the byte after the last
/// @param second local time without zone, as seconds since 1970-01-01T00:00 on the clock of the
///   phone; [#NO_SECOND] when the printed date cannot exist or be read
/// @param sender display name of the person who sent it; empty for a notice and where no name is
///   printed
/// @param label the name exactly as printed before the colon, also for a notice that has one
/// @param content what it is, beside its words
/// @param flags the warning kinds that apply to this record
/// @param texts makes what it prints, when somebody asks for it
@SuppressWarnings("AvoidCommonTypeNames") // the field's word for it
public record Record(
    long n,
    long line,
    long lineCount,
    long byteStart,
    long byteEnd,
    long second,
    Optional<String> sender,
    Optional<String> label,
    Content content,
    Set<Warning.Kind> flags,
    Texts texts) {

  /// The [#second()] of a record whose printed date cannot exist or be read.
  public static final long NO_SECOND = Long.MIN_VALUE;

  public Record {
    flags = Set.copyOf(flags);
  }

  /// What a record prints, made only when somebody asks for it.
  public interface Texts {
    /// The stamp of that record, exactly as printed.
    ///
    /// @throws IllegalStateException if it is not the record that the sink hears of now
    Utf8 stamp(Record of);

    /// The body of that record.
    ///
    /// @throws IllegalStateException if it is not the record that the sink hears of now
    Utf8 body(Record of);
  }

  /// Local time without zone; empty when the printed date cannot exist or be read. Made anew at
  /// each call.
  public Optional<LocalDateTime> timestamp() {
    return second == NO_SECOND ? Optional.empty() : Optional.of(time(second));
  }

  /// The local time of a [#second()].
  public static LocalDateTime time(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }

  /// The [#second()] of a local time.
  public static long second(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /// The stamp exactly as printed.
  public Utf8 timestampText() {
    return texts.stamp(this);
  }

  /// The body as printed, lines joined with LF, invisible marks kept.
  public Utf8 text() {
    return texts.body(this);
  }

  /// What the record is.
  public Kind kind() {
    return content.kind();
  }

  /// For a notice its sub-kind, or `unknown`; empty for every other kind.
  public Optional<String> notice() {
    return content.notice();
  }

  /// For the disappearing-messages notices what they set.
  public Optional<Timer> timer() {
    return content.timer();
  }

  /// The files that it names, in the order they stand.
  public List<Attachment> attachments() {
    return content.attachments();
  }

  /// Whether the record carries the edited marker.
  public boolean edited() {
    return content.edited();
  }

  /// The same record with texts of its own, for good.
  public Record keep() {
    return new Record(
        n,
        line,
        lineCount,
        byteStart,
        byteEnd,
        second,
        sender,
        label,
        content,
        flags,
        FixedTexts.of(timestampText().toString(), text().toString()));
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
