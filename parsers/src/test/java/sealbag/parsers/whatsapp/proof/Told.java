package sealbag.parsers.whatsapp.proof;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sealbag.parsers.chat.Attachment;
import sealbag.parsers.chat.Record.Kind;
import sealbag.parsers.chat.Warning;

/// What two readers and the writer of a chat must agree on for one record.
///
/// @param flags those that the record itself and the ones before it decide
record Told(
    int start,
    int end,
    int line,
    int lineCount,
    Optional<LocalDateTime> timestamp,
    String stamp,
    Optional<String> sender,
    Optional<String> label,
    Meaning meaning,
    String text,
    Set<Warning.Kind> flags) {

  private static final Set<Warning.Kind> COMPARED =
      EnumSet.of(
          Warning.Kind.IMPOSSIBLE_DATE,
          Warning.Kind.SUSPECT_BOUNDARY,
          Warning.Kind.FOREIGN_HEADER,
          Warning.Kind.OUT_OF_ORDER,
          Warning.Kind.AMBIGUOUS_SENDER,
          Warning.Kind.UNKNOWN_NOTICE,
          Warning.Kind.UNMARKED_PHRASE,
          Warning.Kind.INVALID_UTF8);

  /// What the text of a record is.
  record Meaning(Kind kind, List<String> files, boolean edited) {

    static final Meaning TEXT = new Meaning(Kind.TEXT, List.of(), false);
    static final Meaning EDITED = new Meaning(Kind.TEXT, List.of(), true);

    static Meaning of(Kind kind) {
      return new Meaning(kind, List.of(), false);
    }

    static Meaning file(String name) {
      return new Meaning(Kind.ATTACHMENT, List.of(name), false);
    }

    boolean isText() {
      return kind == Kind.TEXT;
    }
  }

  static Told of(Heard heard) {
    Set<Warning.Kind> flags = EnumSet.noneOf(Warning.Kind.class);
    flags.addAll(heard.flags());
    flags.retainAll(COMPARED);
    return new Told(
        (int) heard.byteStart(),
        (int) heard.byteEnd(),
        (int) heard.line(),
        (int) heard.lineCount(),
        heard.timestamp(),
        heard.timestampText(),
        heard.sender(),
        heard.label(),
        new Meaning(
            heard.kind(),
            heard.attachments().stream().map(Attachment::name).toList(),
            heard.edited()),
        heard.text(),
        flags);
  }

  /// A record that is not yet told whole.
  static final class Draft {
    private final int start;
    private final int end;
    private final int line;
    private final int lineCount;
    private final Set<Warning.Kind> flags = EnumSet.noneOf(Warning.Kind.class);
    private Optional<LocalDateTime> timestamp = Optional.empty();
    private String stamp = "";

    Draft(int start, int end, int line, int lineCount) {
      this.start = start;
      this.end = end;
      this.line = line;
      this.lineCount = lineCount;
    }

    void stamp(String text, @SuppressWarnings("OptionalParameter") Optional<LocalDateTime> time) {
      stamp = text;
      timestamp = time;
      flag(time.isEmpty(), Warning.Kind.IMPOSSIBLE_DATE);
    }

    Optional<LocalDateTime> timestamp() {
      return timestamp;
    }

    void flag(boolean holds, Warning.Kind flag) {
      if (holds) {
        flags.add(flag);
      }
    }

    /// A record without a name: a notice.
    Told unnamed(String text, Meaning meaning) {
      return told(Optional.empty(), Optional.empty(), text, meaning);
    }

    /// A record with a name before its text.
    Told named(String label, String text, Meaning meaning) {
      boolean notice = meaning.kind() == Kind.NOTICE;
      return told(
          notice ? Optional.empty() : Optional.of(Cast.sender(label)),
          Optional.of(label),
          text,
          meaning);
    }

    private Told told(
        @SuppressWarnings("OptionalParameter") Optional<String> sender,
        @SuppressWarnings("OptionalParameter") Optional<String> label,
        String text,
        Meaning meaning) {
      return new Told(
          start, end, line, lineCount, timestamp, stamp, sender, label, meaning, text, flags);
    }
  }
}
